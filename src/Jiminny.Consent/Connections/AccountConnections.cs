using Jiminny.Connectors;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Logging;

namespace Jiminny.Consent;

internal sealed class AccountConnections(
    ProviderAccountsSet providers, IConsentPlans plans, IConnectionStore store, ITokenProtector protector, ILogger<AccountConnections> logger) : IAccountConnections
{
    public async ValueTask<ConnectionStatus?> DescribeAsync(MailboxKey mailbox, Provider provider, IConsentLinks? links, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(mailbox.OrganisationId, provider, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return null;
        }

        var connection = await store.FindAsync(mailbox, provider, cancellationToken).ConfigureAwait(false);
        var scopes = connection is { State: ConnectionState.Active } ? connection.Scopes : [];
        return new ConnectionStatus(connection, ConsentDiff.Between(plan, GrantedScopes.From(plan.Product.Catalogue.Scopes, scopes), links));
    }

    public DisconnectTerms TermsOf(Provider provider) => providers[provider].DisconnectTerms;

    public async ValueTask<DisconnectOutcome> DisconnectAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken)
    {
        var accounts = providers[provider];
        var connection = await store.FindAsync(mailbox, provider, cancellationToken).ConfigureAwait(false);

        // Deleted first: whether or not the provider answers, nobody here uses the tokens again.
        var wasConnected = await store.DeleteAsync(mailbox, provider, cancellationToken).ConfigureAwait(false);
        var isRevoked = connection is not null
            && accounts.DisconnectTerms.RevokesAtProvider
            && protector.Unprotect(connection.ProtectedTokens.Span, connection.TokenContext) is { } cache
            && await accounts.RevokeAsync(cache, cancellationToken).ConfigureAwait(false);
        logger.Disconnected(provider, isRevoked);
        return new DisconnectOutcome(wasConnected, isRevoked, accounts.DisconnectTerms);
    }
}
