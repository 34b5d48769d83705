namespace Jiminny.Connectors.ProviderServices;

/// <summary>One call to a source, while it runs.</summary>
/// <param name="Session">The mailbox' token and the call's cost.</param>
/// <param name="Cursor">Where to read.</param>
/// <param name="Filter">Decides what is kept.</param>
/// <param name="Items">Takes what is read.</param>
public sealed record PageRead(MailboxSession Session, SyncCursor Cursor, IPageFilter Filter, PageCollector Items)
{
    /// <summary>A fixed text: a read is not for logs.</summary>
    public override string ToString() => "page read";
}
