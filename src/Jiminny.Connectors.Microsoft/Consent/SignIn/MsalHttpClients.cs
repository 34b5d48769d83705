using Microsoft.Identity.Client;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Lets the sign-in library send through the host's handlers.</summary>
internal sealed class MsalHttpClients(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => clients.CreateClient(MicrosoftSignInOptions.HttpClientName);
}
