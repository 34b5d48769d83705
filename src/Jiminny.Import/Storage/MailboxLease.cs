using Jiminny.Connectors;

namespace Jiminny.Import.Storage;

/// <summary>The right to write a mailbox, until somebody with a higher epoch comes.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Epoch">Grows with every lease of the mailbox; a writer with a lower one is fenced out.</param>
/// <param name="Duration">How long it lasts after each commit.</param>
public sealed record MailboxLease(MailboxKey Mailbox, string Owner, long Epoch, TimeSpan Duration);
