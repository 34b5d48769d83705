using Jiminny.Import.Erasure;

namespace Jiminny;

/// <summary>A member's mailbox has the member's id, as it is designated; the address is the host's to tell.</summary>
internal sealed class MemberMailboxes(IMemberAddresses? addresses = null) : IMemberMailboxes
{
    public async ValueTask<(IReadOnlyList<string> MailboxIds, IReadOnlyList<string> Addresses)> FindAsync(
        string organisationId,
        string memberId,
        CancellationToken cancellationToken)
    {
        var address = addresses is null ? null : await addresses.FindAsync(organisationId, memberId, cancellationToken).ConfigureAwait(false);
        return ([memberId], address is null ? [] : [address]);
    }
}
