using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent;

namespace ConsentReport;

/// <summary>The addresses of a host that does not exist, to show what a real one prints.</summary>
internal static class Links
{
    public static IConsentLinks For(Provider provider) => provider == Provider.Microsoft
        ? new MicrosoftConsentLinks(new Uri("https://app.example/connect/microsoft"), "00000000-0000-0000-0000-000000000000", new Uri("https://app.example/connect/microsoft/administrator"))
        : new GoogleConsentLinks(new Uri("https://app.example/connect/google"));
}
