using Microsoft.Extensions.Options;

namespace Jiminny.Matching;

/// <summary>Names every setting that cannot be.</summary>
internal sealed class MatchingOptionsValidator : IValidateOptions<MatchingOptions>
{
    public ValidateOptionsResult Validate(string? name, MatchingOptions options)
    {
        var failures = new List<string>();
        if (options.OverlayThreshold < 1)
        {
            failures.Add($"{nameof(MatchingOptions.OverlayThreshold)} is {options.OverlayThreshold}; it must be at least 1.");
        }

        if (options.OverlayShare is not (> 0 and <= 0.5))
        {
            failures.Add(FormattableString.Invariant($"{nameof(MatchingOptions.OverlayShare)} is {options.OverlayShare}; it must be above 0 and at most 0.5."));
        }

        if (options.LongestCrmWait < TimeSpan.Zero)
        {
            failures.Add($"{nameof(MatchingOptions.LongestCrmWait)} is {options.LongestCrmWait}; it must not be negative.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
