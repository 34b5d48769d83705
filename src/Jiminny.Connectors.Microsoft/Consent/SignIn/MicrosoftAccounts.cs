using Jiminny.Consent;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Microsoft accounts on the Microsoft Authentication Library: authorization code with PKCE, incremental consent, claims challenges.</summary>
internal sealed class MicrosoftAccounts(MsalApplications applications, IOptions<MicrosoftSignInOptions> options) : IProviderAccounts
{
    // The library adds these to every request and refuses to be given them.
    private static readonly string[] AddedByLibrary = ["openid", "profile", "offline_access"];

    public Provider Provider => Provider.Microsoft;

    public ProviderCatalogue Catalogue => MicrosoftCatalogue.Instance;

    // Microsoft does not promise iss; an address of its own per provider tells the answers apart.
    public bool AlwaysNamesIssuer => false;

    public DisconnectTerms DisconnectTerms { get; } = new(
        RevokesAtProvider: false,
        EndsOtherProducts: false,
        new Uri("https://myapps.microsoft.com/"),
        "The tokens kept here are deleted and the account is no longer read. Microsoft offers applications no way to take the grant itself back: remove it under My Apps, Manage your application, Revoke permissions, or ask an administrator.");

    public bool IsIssuer(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), options.Value.SignInHost.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && uri.AbsolutePath.EndsWith("/v2.0", StringComparison.Ordinal);

    public async ValueTask<AuthorizationRequest> CreateRequestAsync(AuthorizationParameters request, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, (string Value, bool IncludeInCacheKey)>(StringComparer.Ordinal)
        {
            ["state"] = (request.State, false),
            ["nonce"] = (request.Nonce, false),
        };
        var builder = applications.Create(request.RedirectUri)
            .GetAuthorizationRequestUrl(ToLibrary(request.Scopes))
            .WithPkce(out var verifier)
            .WithExtraQueryParameters(query);
        if (request.LoginHint is { } hint)
        {
            builder = builder.WithLoginHint(hint);
        }
        else if (!request.IsConnected)
        {
            builder = builder.WithPrompt(Prompt.SelectAccount);
        }

        if (request.Claims is { } claims)
        {
            builder = builder.WithClaims(claims);
        }

        return new AuthorizationRequest(await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false), verifier);
    }

    public SignInFailure Classify(SignInReturn answer) => MicrosoftSignInErrors.Of(answer);

    public async ValueTask<ProviderResult<AccountTokens>> RedeemAsync(SignInSession session, string code, CancellationToken cancellationToken)
    {
        var application = applications.Create(session.RedirectUri);
        var cache = MsalCache.Attach(application, stored: default);
        try
        {
            var result = await application.AcquireTokenByAuthorizationCode(ToLibrary(session.Scopes), code)
                .WithPkceCodeVerifier(session.CodeVerifier)
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
            var nonce = result.ClaimsPrincipal?.FindFirst("nonce")?.Value;
            return string.Equals(nonce, session.Nonce, StringComparison.Ordinal)
                ? ToTokens(result, cache)
                : new SignInFailure(SignInError.NonceMismatch, "nonce_mismatch");
        }
        catch (MsalException exception)
        {
            var failure = MicrosoftSignInErrors.Of(exception);

            // While a code is redeemed there is no connection yet that could be lost.
            return failure.Error == SignInError.ConnectionLost ? failure with { Error = SignInError.CodeRefused } : failure;
        }
        catch (HttpRequestException exception)
        {
            return new SignInFailure(SignInError.ServiceDown, exception.HttpRequestError.ToString());
        }
    }

    public async ValueTask<ProviderResult<AccountTokens>> RenewAsync(TokenRenewal renewal, CancellationToken cancellationToken)
    {
        var application = applications.Create();
        var cache = MsalCache.Attach(application, renewal.Cache);
        try
        {
            var account = await application.GetAccountAsync(renewal.AccountId).ConfigureAwait(false);
            if (account is null)
            {
                return new SignInFailure(SignInError.ConnectionLost, "no_account");
            }

            var builder = application.AcquireTokenSilent(ToLibrary(renewal.Scopes), account).WithForceRefresh(renewal.IsForced);
            var result = await (renewal.Claims is { } claims ? builder.WithClaims(claims) : builder).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return ToTokens(result, cache) with { NamesWholeGrant = false };
        }
        catch (MsalException exception)
        {
            return MicrosoftSignInErrors.Of(exception);
        }
        catch (HttpRequestException exception)
        {
            return new SignInFailure(SignInError.ServiceDown, exception.HttpRequestError.ToString());
        }
    }

    public ValueTask<bool> RevokeAsync(ReadOnlyMemory<byte> cache, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    private static AccountTokens ToTokens(AuthenticationResult result, MsalCache cache) =>
        new(result.Account.HomeAccountId.Identifier, result.AccessToken, result.ExpiresOn, string.Join(' ', result.Scopes), cache.Bytes);

    private IEnumerable<string> ToLibrary(IEnumerable<Scope> scopes) => scopes
        .Where(scope => !AddedByLibrary.Contains(scope.Value, StringComparer.Ordinal))
        .Select(scope => scope == MicrosoftScopes.Email ? scope.Value : options.Value.ResourcePrefix + scope.Value);
}
