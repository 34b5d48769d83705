using Jiminny.Connectors;

namespace Jiminny.Import.Storage;

/// <summary>Names one stream of one mailbox; cursor and receipt are kept per stream.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Kind">Which of its streams.</param>
public readonly record struct StreamKey(MailboxKey Mailbox, StreamKind Kind)
{
    /// <summary>The kind only: a mailbox id may be an address.</summary>
    public override string ToString() => $"{Kind} stream";
}
