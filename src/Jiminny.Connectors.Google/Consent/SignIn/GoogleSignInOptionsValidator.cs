using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google;

internal sealed class GoogleSignInOptionsValidator : IValidateOptions<GoogleSignInOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleSignInOptions options)
    {
        var failures = new List<string>();
        Require(failures, nameof(options.ClientId), options.ClientId);
        Require(failures, nameof(options.ClientSecret), options.ClientSecret);
        Require(failures, nameof(options.Issuer), options.Issuer);
        RequireHttps(failures, nameof(options.AuthorizationEndpoint), options.AuthorizationEndpoint);
        RequireHttps(failures, nameof(options.TokenEndpoint), options.TokenEndpoint);
        RequireHttps(failures, nameof(options.RevocationEndpoint), options.RevocationEndpoint);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Require(List<string> failures, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            failures.Add($"{name} is missing. Copy it from the OAuth client at Google Cloud.");
        }
    }

    private static void RequireHttps(List<string> failures, string name, Uri value)
    {
        if (value is not { IsAbsoluteUri: true } || value.Scheme != Uri.UriSchemeHttps)
        {
            failures.Add($"{name} is '{value}'; it must be an absolute https address.");
        }
    }
}
