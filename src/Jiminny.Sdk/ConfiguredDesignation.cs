using Jiminny.Connectors;
using Jiminny.Import;
using Microsoft.Extensions.Options;

namespace Jiminny;

internal sealed class ConfiguredDesignation(IOptionsMonitor<JiminnyOptions> options) : IMailboxDesignation
{
    public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.Organisations.TryGetValue(organisationId, out var organisation))
        {
            return new([]);
        }

        return new([.. organisation.Mailboxes.Select(mailbox => new MailboxContext(new MailboxKey(organisationId, mailbox.Id), mailbox.Provider))]);
    }
}
