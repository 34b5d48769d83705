using Jiminny.Connectors;
using Jiminny.Consent.Providers;

namespace Jiminny.Consent;

/// <summary>Stores what a provider gave, protected, over whatever somebody else stored meanwhile.</summary>
internal sealed class ConnectionWriter(IConnectionStore store, ITokenProtector protector, TimeProvider time)
{
    /// <summary>Stores the tokens of a sign-in.</summary>
    /// <returns>The connection, or null when another account is connected.</returns>
    public async ValueTask<Connection?> ConnectAsync(MailboxKey mailbox, IProviderAccounts provider, AccountTokens tokens, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.FindAsync(mailbox, provider.Provider, cancellationToken).ConfigureAwait(false);
            if (known is not null && !string.Equals(known.AccountId, tokens.AccountId, StringComparison.Ordinal))
            {
                return null;
            }

            var now = time.GetUtcNow();
            var next = Apply(
                known ?? new Connection
                {
                    Mailbox = mailbox,
                    Provider = provider.Provider,
                    AccountId = tokens.AccountId,
                    Scopes = [],
                    ProtectedTokens = default,
                    ConnectedAt = now,
                    UpdatedAt = now,
                },
                provider,
                tokens);
            if (await store.SaveAsync(next, cancellationToken).ConfigureAwait(false) is { } saved)
            {
                return saved;
            }
        }
    }

    /// <summary>Stores the tokens of a renewal.</summary>
    /// <returns>The connection, or null when the user disconnected it, or connected another account, meanwhile: a renewal brings nothing back to life.</returns>
    public async ValueTask<Connection?> RenewAsync(Connection renewed, IProviderAccounts provider, AccountTokens tokens, CancellationToken cancellationToken)
    {
        var current = renewed;
        while (true)
        {
            if (await store.SaveAsync(Apply(current, provider, tokens), cancellationToken).ConfigureAwait(false) is { } saved)
            {
                return saved;
            }

            var found = await store.FindAsync(renewed.Mailbox, renewed.Provider, cancellationToken).ConfigureAwait(false);
            if (found is null || !string.Equals(found.AccountId, renewed.AccountId, StringComparison.Ordinal))
            {
                return null;
            }

            // Somebody connected more meanwhile, whose tokens are the newer ones.
            if (found.ConnectedAt != renewed.ConnectedAt || !found.Scopes.SequenceEqual(renewed.Scopes, StringComparer.Ordinal) || found.State != renewed.State)
            {
                return found;
            }

            current = found;
        }
    }

    /// <summary>Marks a connection whose tokens are dead, unless it changed meanwhile.</summary>
    public async ValueTask MarkLostAsync(Connection connection, CancellationToken cancellationToken) =>
        await store.SaveAsync(connection with { State = ConnectionState.NeedsReconnect, UpdatedAt = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);

    private Connection Apply(Connection connection, IProviderAccounts provider, AccountTokens tokens)
    {
        var granted = GrantedScopes.From(
            provider.Catalogue.Scopes,
            tokens.GrantedScope.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(tokens.NamesWholeGrant ? [] : connection.Scopes));
        var next = connection with
        {
            Scopes = [.. granted.Known.Select(scope => scope.Value).Concat(granted.Unknown).Order(StringComparer.Ordinal)],
            State = ConnectionState.Active,
            UpdatedAt = time.GetUtcNow(),
        };
        return next with { ProtectedTokens = protector.Protect(tokens.Cache.Span, next.TokenContext) };
    }
}
