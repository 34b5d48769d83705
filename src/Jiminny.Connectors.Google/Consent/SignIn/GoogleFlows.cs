using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Flows;
using Google.Apis.Http;
using Google.Apis.Util.Store;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google;

/// <summary>Makes the library's flow on the host's handlers. It stores nothing, since its stores keep tokens in the clear, and tries nothing twice.</summary>
internal sealed class GoogleFlows(IHttpMessageHandlerFactory handlers, IOptions<GoogleSignInOptions> options)
{
    public PkceGoogleAuthorizationCodeFlow Create(IEnumerable<Scope> scopes, string? nonce = null, string? loginHint = null, bool includeGranted = false)
    {
        var value = options.Value;
        return new PkceGoogleAuthorizationCodeFlow(
            new Endpoints(value)
            {
                ClientSecrets = new ClientSecrets { ClientId = value.ClientId, ClientSecret = value.ClientSecret },
                Scopes = scopes.Select(scope => scope.Value),
                DataStore = new NullDataStore(),
                DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
                HttpClientFactory = new HttpClientFromMessageHandlerFactory(_ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(
                    handlers.CreateHandler(GoogleSignInOptions.HttpClientName), performsAutomaticDecompression: false, handlesRedirect: false)),
                IncludeGrantedScopes = includeGranted,
                LoginHint = loginHint,
                Nonce = nonce,

                // Only a visit with the consent page gives a refresh token.
                Prompt = "consent",
            });
    }

    // The library lets only a derived initialiser name other endpoints.
    private sealed class Endpoints(GoogleSignInOptions options) : GoogleAuthorizationCodeFlow.Initializer(
        options.AuthorizationEndpoint.AbsoluteUri, options.TokenEndpoint.AbsoluteUri, options.RevocationEndpoint.AbsoluteUri);
}
