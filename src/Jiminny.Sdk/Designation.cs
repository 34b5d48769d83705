using Jiminny.Connectors;
using Jiminny.Consent;
using Jiminny.Import;
using Jiminny.Roles;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>
/// Lists the mailboxes named in the options, then those of members whom an administrator has designated in the roster and who have connected an account. A
/// member who is not active, or not connected, is left out; one who has connected accounts at both providers is imported from the first, Microsoft. Without
/// roles, or without connections, there are only those of the options.
/// </summary>
internal sealed class Designation(
    IOptionsMonitor<JiminnyOptions> options,
    IOrganisations? organisations = null,
    IConnectionStore? connections = null) : IMailboxDesignation
{
    public async ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken)
    {
        var mailboxes = new List<MailboxContext>();
        if (options.CurrentValue.Organisations.TryGetValue(organisationId, out var configured))
        {
            mailboxes.AddRange(configured.Mailboxes.Select(mailbox => new MailboxContext(new MailboxKey(organisationId, mailbox.Id), mailbox.Provider)));
        }

        if (organisations is null || connections is null)
        {
            return mailboxes;
        }

        var roster = await organisations.FindAsync(organisationId, cancellationToken).ConfigureAwait(false);
        foreach (var member in roster?.Members.Where(member => member is { IsDesignatedForImport: true, State: MemberState.Active }) ?? [])
        {
            var key = new MailboxKey(organisationId, member.Id);
            foreach (var provider in Enum.GetValues<Provider>())
            {
                if (await connections.FindAsync(key, provider, cancellationToken).ConfigureAwait(false) is not null)
                {
                    mailboxes.Add(new MailboxContext(key, provider));
                }
            }
        }

        // A mailbox' streams are kept under its id: two providers under one id would take turns in removing what the other had brought.
        return [.. mailboxes.DistinctBy(mailbox => mailbox.Key)];
    }
}
