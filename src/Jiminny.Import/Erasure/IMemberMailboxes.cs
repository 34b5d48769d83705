namespace Jiminny.Import.Erasure;

/// <summary>
/// Knows which mailboxes and addresses are a member's. Implemented by Jiminny.Sdk or the host; without it a member's mailbox has the member's id. Thread-safe.
/// </summary>
public interface IMemberMailboxes
{
    /// <summary>Finds them.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The mailboxes' ids, and the addresses as far as they are known.</returns>
    ValueTask<(IReadOnlyList<string> MailboxIds, IReadOnlyList<string> Addresses)> FindAsync(
        string organisationId,
        string memberId,
        CancellationToken cancellationToken);
}
