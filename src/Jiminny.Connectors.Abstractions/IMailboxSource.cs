namespace Jiminny.Connectors;

/// <summary>
/// Reads one stream of a mailbox, one page per call. The same call resumes after a stop, a throttle or a crash: the cursor is all there is to know.
/// </summary>
/// <remarks>Implementations are thread-safe; two reads of the same mailbox may run at once and share its governor.</remarks>
public interface IMailboxSource
{
    /// <summary>The provider this source reads.</summary>
    Provider Provider { get; }

    /// <summary>The stream this source reads.</summary>
    StreamKind Stream { get; }

    /// <summary>Reads one page, shows it to the filter, and returns what the filter keeps.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cursor">Where to read: <see cref="SyncCursor.Begin"/> or <see cref="Page.Next"/> of the page before.</param>
    /// <param name="filter">Decides, over the page's bytes, what is kept. It may be called several times for one page.</param>
    /// <param name="cancellationToken">Cancels the read; the cursor given stays valid.</param>
    /// <returns>A <see cref="Page"/>, or a <see cref="SourceFailure"/> that says what happened and who can mend it.</returns>
    ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken);
}
