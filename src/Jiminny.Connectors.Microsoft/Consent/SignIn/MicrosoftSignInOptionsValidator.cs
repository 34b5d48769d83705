using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft;

internal sealed class MicrosoftSignInOptionsValidator : IValidateOptions<MicrosoftSignInOptions>
{
    public ValidateOptionsResult Validate(string? name, MicrosoftSignInOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            failures.Add($"{nameof(options.ClientId)} is missing. Set it to the application's id at Microsoft Entra.");
        }

        if (string.IsNullOrWhiteSpace(options.Tenant))
        {
            failures.Add($"{nameof(options.Tenant)} is missing. Set it to a tenant, or to 'organizations'.");
        }

        object?[] credentials = [options.ClientSecret, options.Certificate, options.FederatedAssertion];
        if (credentials.Count(credential => credential is not null) is var count and not 1)
        {
            failures.Add($"{count} credentials are set. Set exactly one of {nameof(options.ClientSecret)}, {nameof(options.Certificate)} and {nameof(options.FederatedAssertion)}.");
        }

        if (options.Certificate is { HasPrivateKey: false })
        {
            failures.Add($"{nameof(options.Certificate)} has no private key. Load it with its key.");
        }

        if (options.Authority is { } authority && (!authority.IsAbsoluteUri || authority.Scheme != Uri.UriSchemeHttps))
        {
            failures.Add($"{nameof(options.Authority)} is '{authority}'; it must be an absolute https address.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
