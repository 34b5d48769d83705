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
            var outcome = await accounts.DisconnectAsync(mailbox, provider, cancellationToken).ConfigureAwait(false);
            disconnected += outcome.WasConnected ? 1 : 0;
            revoked += outcome.IsRevokedAtProvider ? 1 : 0;
        }

        return (disconnected, revoked);
    }
}
