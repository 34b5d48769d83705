using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

internal sealed class ConsentOptionsValidator : IValidateOptions<ConsentOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsentOptions options)
    {
        var failures = new List<string>();
        if (options.Plans.GroupBy(plan => plan.Product.Provider).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            failures.Add($"{nameof(options.Plans)} has {twice.Count()} plans for {twice.Key}. Keep one, or implement {nameof(IConsentPlans)}.");
        }

        if (options.SessionLifetime <= TimeSpan.Zero || options.SessionLifetime > SignInSession.MaxLifetime)
        {
            failures.Add($"{nameof(options.SessionLifetime)} is {options.SessionLifetime}; it must be positive and at most {SignInSession.MaxLifetime}.");
        }

        if (options.RenewBefore < TimeSpan.Zero || options.RenewBefore > TimeSpan.FromMinutes(30))
        {
            failures.Add($"{nameof(options.RenewBefore)} is {options.RenewBefore}; it must be between zero and thirty minutes.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
