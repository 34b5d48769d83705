using Jiminny.Matching;

namespace Jiminny.Import.Erasure;

internal sealed class ErasureService(
    IErasureStore store,
    IMatcherProvider matchers,
    TimeProvider time,
    IMailboxConnections? connections = null,
    IMemberMailboxes? members = null) : IErasure
{
    public async Task<ErasureReceipt> EraseAsync(string organisationId, ErasureSubject subject, CancellationToken cancellationToken = default)
    {
        var selection = await SelectAsync(organisationId, subject, cancellationToken).ConfigureAwait(false);
        var counts = await store.EraseAsync(organisationId, selection, cancellationToken).ConfigureAwait(false);
        var isReleased = selection.ConcernsEveryMailbox && matchers.Remove(organisationId);
        var (disconnected, revoked) = await DisconnectAsync(organisationId, selection, cancellationToken).ConfigureAwait(false);
        return new ErasureReceipt(organisationId, subject.ToString(), time.GetUtcNow())
        {
            Counts = counts,
            Disconnected = disconnected,
            RevokedAtProvider = revoked,
            IsMatcherReleased = isReleased,
        };
    }

    public async Task<bool> LiftAsync(string organisationId, ErasureSubject subject, CancellationToken cancellationToken = default)
    {
        var selection = await SelectAsync(organisationId, subject, cancellationToken).ConfigureAwait(false);
        return await store.LiftAsync(organisationId, selection, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ErasureSelection> SelectAsync(string organisationId, ErasureSubject subject, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(subject);
        switch (subject)
        {
            case ErasureSubject.CrmRecord(var reference):
                return new ErasureSelection { Records = [reference] };
            case ErasureSubject.Address(var address):
                return new ErasureSelection { Addresses = [Normalise(address)] };
            case ErasureSubject.Mailbox(var mailboxId):
                return new ErasureSelection { MailboxIds = [mailboxId] };
            case ErasureSubject.Member(var memberId):
                var (mailboxIds, addresses) = members is null
                    ? ([memberId], [])
                    : await members.FindAsync(organisationId, memberId, cancellationToken).ConfigureAwait(false);
                return new ErasureSelection { MailboxIds = mailboxIds, Addresses = [.. addresses.Select(Normalise)] };
            default:
                return new ErasureSelection { IsWholeOrganisation = true };
        }
    }

    private async ValueTask<(int Disconnected, int Revoked)> DisconnectAsync(
        string organisationId,
        ErasureSelection selection,
        CancellationToken cancellationToken)
    {
        if (connections is null)
        {
            return default;
        }

        if (selection.IsWholeOrganisation)
        {
            return await connections.DisconnectAsync(organisationId, mailboxId: null, cancellationToken).ConfigureAwait(false);
        }

        var disconnected = 0;
        var revoked = 0;
        foreach (var mailboxId in selection.MailboxIds)
        {
            var done = await connections.DisconnectAsync(organisationId, mailboxId, cancellationToken).ConfigureAwait(false);
            disconnected += done.Disconnected;
            revoked += done.RevokedAtProvider;
        }

        return (disconnected, revoked);
    }

    private static string Normalise(string address) => ErasureSelection.NormalOf(address)
        ?? throw new ArgumentException("The text is not an e-mail address, so nothing can be found by it; give the address alone, without a display name.");
}
