using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>
/// Hands out access tokens of connections. Tokens lie in memory only, each under the mailbox, the provider and the sorted scopes it was got for; of several who
/// need the same one renewed, one renews it.
/// </summary>
internal sealed class ConnectedAccessTokens(
    ProviderAccountsSet providers,
    IConsentPlans plans,
    IConnectionStore store,
    ITokenProtector protector,
    ConnectionWriter writer,
    TimeProvider time,
    IOptions<ConsentOptions> options,
    ILogger<ConnectedAccessTokens> logger) : IAccessTokens
{
    private const int SweepEvery = 1024;

    private readonly ConcurrentDictionary<TokenKey, CachedToken> tokens = new();
    private readonly ConcurrentDictionary<FlightKey, Lazy<Task<AccessTokenResult>>> flights = new();
    private int renewals;

    public async ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await GetCoreAsync(request, cancellationToken).ConfigureAwait(false);
        ConsentSignals.TokenAsked(request.Mailbox.Provider, result.Failure);
        if (result.Failure is { } failure)
        {
            logger.TokenRefused(request.Mailbox.Provider, failure.Error);
        }

        return result;
    }

    private async ValueTask<AccessTokenResult> GetCoreAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        var (mailbox, provider) = (request.Mailbox.Key, providers[request.Mailbox.Provider]);
        var connection = await store.FindAsync(mailbox, provider.Provider, cancellationToken).ConfigureAwait(false);
        if (connection is not { State: ConnectionState.Active })
        {
            return AccessTokenResult.Refused(new SourceFailure(SourceError.NeedsReconnect, connection is null ? "not_connected" : "connection_lost"));
        }

        var granted = GrantedScopes.From(provider.Catalogue.Scopes, connection.Scopes).Known;
        var plan = await plans.FindAsync(mailbox.OrganisationId, provider.Provider, cancellationToken).ConfigureAwait(false);
        if (OperationGuard.Check(request, provider.Catalogue, granted, plan) is { } refusal)
        {
            return AccessTokenResult.Refused(refusal);
        }

        var scopes = Covering(provider.Catalogue.Scopes, granted, request.Scopes);
        var key = TokenKey.Of(mailbox, provider.Provider, scopes);
        if (Usable(key, connection, request) is { } token)
        {
            return AccessTokenResult.Success(token);
        }

        var result = await JoinAsync(new FlightKey(key, request.Claims), connection, provider, scopes, request).WaitAsync(cancellationToken).ConfigureAwait(false);

        // Somebody else's renewal may have begun before the provider refused this very token.
        return result.Token is not null && string.Equals(result.Token, request.RejectedToken, StringComparison.Ordinal)
            ? await JoinAsync(new FlightKey(key, request.Claims), connection, provider, scopes, request).WaitAsync(cancellationToken).ConfigureAwait(false)
            : result;
    }

    private Task<AccessTokenResult> JoinAsync(FlightKey key, Connection connection, IProviderAccounts provider, IReadOnlyList<Scope> scopes, AccessTokenRequest request) =>
        flights.GetOrAdd(key, _ => new Lazy<Task<AccessTokenResult>>(() => FlyAsync(key, connection, provider, scopes, request))).Value;

    // Not cancelled with the one who began it: others wait for it too.
    private async Task<AccessTokenResult> FlyAsync(FlightKey key, Connection connection, IProviderAccounts provider, IReadOnlyList<Scope> scopes, AccessTokenRequest request)
    {
        await Task.Yield();
        try
        {
            return Usable(key.Token, connection, request) is { } token
                ? AccessTokenResult.Success(token)
                : await RenewAsync(key.Token, connection, provider, scopes, request).ConfigureAwait(false);
        }
        finally
        {
            flights.TryRemove(key, out _);
        }
    }

    private async Task<AccessTokenResult> RenewAsync(TokenKey key, Connection connection, IProviderAccounts provider, IReadOnlyList<Scope> scopes, AccessTokenRequest request)
    {
        if (protector.Unprotect(connection.ProtectedTokens.Span, connection.TokenContext) is not { } cache)
        {
            return AccessTokenResult.Refused(new SourceFailure(SourceError.NeedsReconnect, "tokens_unreadable"));
        }

        var renewal = new TokenRenewal(connection.AccountId, cache, scopes) { IsForced = request.RejectedToken is not null, Claims = request.Claims };
        var renewed = await RenewAsync(provider, renewal).ConfigureAwait(false);
        if (!renewed.TryGet(out var account, out var failure))
        {
            if (failure.Error is SignInError.ConnectionLost)
            {
                await writer.MarkLostAsync(connection, CancellationToken.None).ConfigureAwait(false);
            }

            return AccessTokenResult.Refused(TokenFailures.ToSource(failure, scopes));
        }

        var saved = await writer.RenewAsync(connection, provider, account, CancellationToken.None).ConfigureAwait(false);
        if (saved is null)
        {
            return AccessTokenResult.Refused(new SourceFailure(SourceError.NeedsReconnect, "not_connected"));
        }

        tokens[key] = new CachedToken(account.AccessToken, account.ExpiresAt, saved.ConnectedAt, saved.AccountId);
        if (Interlocked.Increment(ref renewals) % SweepEvery == 0)
        {
            Sweep();
        }

        logger.TokenRenewed(provider.Provider);
        return AccessTokenResult.Success(account.AccessToken);
    }

    private async Task<ProviderResult<AccountTokens>> RenewAsync(IProviderAccounts provider, TokenRenewal renewal)
    {
        using var activity = ConsentSignals.StartRenewal(provider.Provider);
        var started = time.GetTimestamp();
        var renewed = await provider.RenewAsync(renewal, CancellationToken.None).ConfigureAwait(false);
        renewed.TryGet(out _, out var failure);
        ConsentSignals.RenewalEnded(activity, provider.Provider, failure, time.GetElapsedTime(started));
        return renewed;
    }

    // Tokens of mailboxes that are no longer read would stay for as long as the process lives.
    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (key, token) in tokens)
        {
            if (token.ExpiresAt <= now)
            {
                tokens.TryRemove(key, out _);
            }
        }
    }

    private string? Usable(TokenKey key, Connection connection, AccessTokenRequest request) =>
        tokens.TryGetValue(key, out var cached)
        && cached.ExpiresAt - time.GetUtcNow() > options.Value.RenewBefore
        && cached.ConnectedAt == connection.ConnectedAt
        && string.Equals(cached.AccountId, connection.AccountId, StringComparison.Ordinal)
        && !string.Equals(cached.Token, request.RejectedToken, StringComparison.Ordinal)
        && (request.Claims is null || request.RejectedToken is not null)
            ? cached.Token
            : null;

    // What is granted, not what is needed: a provider refuses a narrower scope that was never consented to.
    private static IReadOnlyList<Scope> Covering(ScopeCatalogue catalogue, IReadOnlySet<Scope> granted, IReadOnlyList<Scope> needed) =>
    [
        .. needed
            .Select(scope => granted.Contains(scope) ? scope : granted.Where(held => catalogue.Implies(held, scope)).MinBy(held => held.Value, StringComparer.Ordinal))
            .Distinct()
            .OrderBy(scope => scope.Value, StringComparer.Ordinal),
    ];

    private sealed record CachedToken(string Token, DateTimeOffset ExpiresAt, DateTimeOffset ConnectedAt, string AccountId);

    private readonly record struct FlightKey(TokenKey Token, string? Claims);

    private readonly record struct TokenKey(MailboxKey Mailbox, Provider Provider, string SortedScopes)
    {
        public static TokenKey Of(MailboxKey mailbox, Provider provider, IReadOnlyList<Scope> sorted) => new(mailbox, provider, string.Join(' ', sorted));
    }
}
