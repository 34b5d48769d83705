using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace Jiminny.Connectors.Microsoft;

/// <summary>
/// Makes one application object per call, so that the token cache of one account never meets another's. The library logs nothing, tries nothing twice and keeps
/// nothing.
/// </summary>
internal sealed class MsalApplications(MsalHttpClients clients, IOptions<MicrosoftSignInOptions> options)
{
    private static readonly string[] ClaimsChallenges = ["cp1"];

    public IConfidentialClientApplication Create(Uri? redirectUri = null)
    {
        var value = options.Value;
        var builder = ConfidentialClientApplicationBuilder.Create(value.ClientId)
            .WithAuthority(new Uri(value.SignInHost, value.Tenant + "/"), validateAuthority: value.Authority is null)
            .WithInstanceDiscovery(value.Authority is null)
            .WithHttpClientFactory(clients, retryOnceOn5xx: false)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(ClaimsChallenges);
        builder = value switch
        {
            { Certificate: { } certificate } => builder.WithCertificate(certificate),
            { FederatedAssertion: { } assertion } => builder.WithClientAssertion(assertion),
            _ => builder.WithClientSecret(value.ClientSecret),
        };
        return (redirectUri is null ? builder : builder.WithRedirectUri(redirectUri.AbsoluteUri)).Build();
    }
}
