using Jiminny.Consent;
using Jiminny.Connectors;
using Jiminny.Import.Erasure;

namespace Jiminny;

/// <summary>Ends the connections of what is erased, and takes the grants back where the provider lets it. Without connections there is nothing to end.</summary>
internal sealed class ErasureConnections(IAccountConnections? accounts = null, IConnectionStore? connections = null) : IMailboxConnections
{
    public async ValueTask<(int Disconnected, int RevokedAtProvider)> DisconnectAsync(
        string organisationId,
        string? mailboxId,
        CancellationToken cancellationToken)
    {
        if (accounts is null || connections is null)
        {
            return default;
        }

        var ending = new List<(MailboxKey Mailbox, Provider Provider)>();
        await foreach (var connection in connections.ListAsync(organisationId, cancellationToken).ConfigureAwait(false))
        {
            if (mailboxId is null || connection.Mailbox.MailboxId == mailboxId)
            {
                ending.Add((connection.Mailbox, connection.Provider));
            }
        }

        var disconnected = 0;
        var revoked = 0;
        foreach (var (mailbox, provider) in ending)
        {
            var (isDeleted, isRevoked) = await DisconnectAsync(accounts, connections, mailbox, provider, cancellationToken).ConfigureAwait(false);
            disconnected += isDeleted ? 1 : 0;
            revoked += isRevoked ? 1 : 0;
        }

        return (disconnected, revoked);
    }

    private static async ValueTask<(bool IsDeleted, bool IsRevoked)> DisconnectAsync(
        IAccountConnections accounts,
        IConnectionStore connections,
        MailboxKey mailbox,
        Provider provider,
        CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await accounts.DisconnectAsync(mailbox, provider, cancellationToken).ConfigureAwait(false);
            return (outcome.WasConnected, outcome.IsRevokedAtProvider);
        }
        catch (InvalidOperationException)
        {
            // A host that has given a provider up has no sign-in for it any more; the tokens go all the same.
            return (await connections.DeleteAsync(mailbox, provider, cancellationToken).ConfigureAwait(false), false);
        }
    }
}
