using System.Text;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Json;
using Jiminny.Consent;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google;

/// <summary>Google accounts on Google.Apis.Auth: authorization code with PKCE, offline, granular and incremental consent, revocation.</summary>
internal sealed class GoogleAccounts(GoogleFlows flows, IHttpClientFactory clients, TimeProvider time, IOptions<GoogleSignInOptions> options) : IProviderAccounts
{
    // The library keys its own store by this; there is none.
    private const string Nobody = "-";

    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(1);

    public Provider Provider => Provider.Google;

    public ProviderCatalogue Catalogue => GoogleCatalogue.Instance;

    public bool AlwaysNamesIssuer => true;

    public DisconnectTerms DisconnectTerms { get; } = new(
        RevokesAtProvider: true,
        EndsOtherProducts: true,
        new Uri("https://myaccount.google.com/connections"),
        "The grant is taken back at Google. Google ends with it every product of this project for the user, in all of its applications; each has to be connected again.");

    public bool IsIssuer(string issuer) => string.Equals(issuer, options.Value.Issuer, StringComparison.Ordinal);

    public ValueTask<AuthorizationRequest> CreateRequestAsync(AuthorizationParameters request, CancellationToken cancellationToken)
    {
        using var flow = flows.Create(request.Scopes, request.Nonce, request.LoginHint, includeGranted: request.IsConnected);
        var page = flow.CreateAuthorizationCodeRequest(request.RedirectUri.AbsoluteUri, out var verifier);
        page.State = request.State;
        return ValueTask.FromResult(new AuthorizationRequest(page.Build(), verifier));
    }

    public SignInFailure Classify(SignInReturn answer) => GoogleSignInErrors.Of(answer);

    public async ValueTask<ProviderResult<AccountTokens>> RedeemAsync(SignInSession session, string code, CancellationToken cancellationToken)
    {
        using var flow = flows.Create(session.Scopes);
        try
        {
            var response = await flow.ExchangeCodeForTokenAsync(Nobody, code, session.CodeVerifier, session.RedirectUri.AbsoluteUri, cancellationToken).ConfigureAwait(false);
            if (Refuse(session, response, out var identity) is { } refusal)
            {
                return refusal;
            }

            return string.IsNullOrEmpty(response.RefreshToken)
                ? new SignInFailure(SignInError.NoRefreshToken, "no_refresh_token")
                : ToTokens(identity!.Subject, response);
        }
        catch (TokenResponseException exception)
        {
            return GoogleSignInErrors.OfRedemption(exception);
        }
        catch (HttpRequestException exception)
        {
            return new SignInFailure(SignInError.ServiceDown, exception.HttpRequestError.ToString());
        }
    }

    public async ValueTask<ProviderResult<AccountTokens>> RenewAsync(TokenRenewal renewal, CancellationToken cancellationToken)
    {
        if (Read(renewal.Cache) is not { RefreshToken: { Length: > 0 } refreshToken })
        {
            return new SignInFailure(SignInError.ConnectionLost, "no_refresh_token");
        }

        using var flow = flows.Create(renewal.Scopes);
        try
        {
            var response = await flow.RefreshTokenAsync(Nobody, refreshToken, cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(response.AccessToken))
            {
                return new SignInFailure(SignInError.Protocol, "no_access_token");
            }

            response.RefreshToken ??= refreshToken;
            return ToTokens(renewal.AccountId, response);
        }
        catch (TokenResponseException exception)
        {
            return GoogleSignInErrors.OfRenewal(exception);
        }
        catch (HttpRequestException exception)
        {
            return new SignInFailure(SignInError.ServiceDown, exception.HttpRequestError.ToString());
        }
    }

    // The library would put the token into the address, where logs and spans find it.
    public async ValueTask<bool> RevokeAsync(ReadOnlyMemory<byte> cache, CancellationToken cancellationToken)
    {
        if (Read(cache) is not { RefreshToken: { Length: > 0 } refreshToken })
        {
            return false;
        }

        using var client = clients.CreateClient(GoogleSignInOptions.HttpClientName);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("token", refreshToken)]);
        try
        {
            using var response = await client.PostAsync(options.Value.RevocationEndpoint, body, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private SignInFailure? Refuse(SignInSession session, TokenResponse response, out GoogleIdentity? identity)
    {
        identity = GoogleIdentity.TryRead(response.IdToken);
        if (identity is null || string.IsNullOrEmpty(response.AccessToken))
        {
            return new SignInFailure(SignInError.Protocol, "no_identity");
        }

        if (!string.Equals(identity.Nonce, session.Nonce, StringComparison.Ordinal))
        {
            return new SignInFailure(SignInError.NonceMismatch, "nonce_mismatch");
        }

        return IsIssuer(identity.Issuer) && string.Equals(identity.Audience, options.Value.ClientId, StringComparison.Ordinal)
            ? null
            : new SignInFailure(SignInError.IssuerMismatch, "token_of_another");
    }

    private AccountTokens ToTokens(string subject, TokenResponse response)
    {
        var lifetime = response.ExpiresInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UsualLifetime;
        var kept = new TokenResponse { RefreshToken = response.RefreshToken, Scope = response.Scope, TokenType = response.TokenType };
        var cache = Encoding.UTF8.GetBytes(NewtonsoftJsonSerializer.Instance.Serialize(kept));
        return new AccountTokens(subject, response.AccessToken, time.GetUtcNow() + lifetime, response.Scope ?? string.Empty, cache)
        {
            NamesWholeGrant = response.Scope is not null,
        };
    }

    private static TokenResponse? Read(ReadOnlyMemory<byte> cache) =>
        NewtonsoftJsonSerializer.Instance.Deserialize<TokenResponse>(Encoding.UTF8.GetString(cache.Span));
}
