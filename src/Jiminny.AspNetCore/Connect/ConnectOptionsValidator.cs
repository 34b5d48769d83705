using Microsoft.Extensions.Options;

namespace Jiminny.AspNetCore.Connect;

internal sealed class ConnectOptionsValidator : IValidateOptions<ConnectOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectOptions options)
    {
        var failures = new List<string>();
        if (options.PublicOrigin is { } origin && (!origin.IsAbsoluteUri || origin.AbsolutePath != "/"))
        {
            failures.Add($"{nameof(options.PublicOrigin)} is '{origin}'; it must be an absolute address without a path.");
        }

        if (options.ReturnPath is not ['/', ..] || options.ReturnPath.StartsWith("//", StringComparison.Ordinal) || options.ReturnPath.Contains('\\', StringComparison.Ordinal))
        {
            failures.Add($"{nameof(options.ReturnPath)} is '{options.ReturnPath}'; it must be a path of this application, beginning with one slash.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
