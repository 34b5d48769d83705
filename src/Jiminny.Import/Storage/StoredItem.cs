using Jiminny.Connectors;
using Jiminny.Matching;

namespace Jiminny.Import.Storage;

/// <summary>A kept item as the store holds it.</summary>
/// <param name="Id">The store's own number of the item. It says nothing of it and is not used again.</param>
/// <param name="Mailbox">The mailbox it was found in. Copies in several mailboxes are several items.</param>
/// <param name="Item">The message or meeting.</param>
/// <param name="Matches">Why it is kept.</param>
/// <param name="MatcherVersion">The matcher that decided.</param>
public sealed record StoredItem(long Id, MailboxKey Mailbox, KeptItem Item, IReadOnlyList<MatchCandidate> Matches, long MatcherVersion)
{
    /// <summary>Whether an item that comes again is what is stored already, reasons included. For stores.</summary>
    /// <param name="again">The item as delivered.</param>
    /// <returns>Whether nothing has changed.</returns>
    public bool Holds(MatchedItem again)
    {
        ArgumentNullException.ThrowIfNull(again);
        return Item.Participants.SequenceEqual(again.Item.Participants)
            && Matches.SequenceEqual(again.Matches)
            && Item.Equals(again.Item with { Participants = Item.Participants, Evidence = Item.Evidence });
    }
}
