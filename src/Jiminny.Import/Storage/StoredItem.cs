using Jiminny.Connectors;
using Jiminny.Matching;

namespace Jiminny.Import.Storage;

/// <summary>A kept item as the store holds it.</summary>
/// <param name="Mailbox">The mailbox it was found in. Copies in several mailboxes are several items.</param>
/// <param name="Item">The message or meeting.</param>
/// <param name="Matches">Why it is kept.</param>
/// <param name="MatcherVersion">The matcher that decided.</param>
public sealed record StoredItem(MailboxKey Mailbox, KeptItem Item, IReadOnlyList<MatchCandidate> Matches, long MatcherVersion);
