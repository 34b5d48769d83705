namespace Jiminny.Connectors;

/// <summary>A source that gives no more than a data policy lets be kept.</summary>
internal sealed class PolicyBoundSource(IMailboxSource source, DataPolicy policy) : IMailboxSource
{
    public Provider Provider => source.Provider;

    public StreamKind Stream => source.Stream;

    public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken) =>
        policy.Refuse(Stream)
            ?? policy.Reduce(Stream, await source.ReadPageAsync(mailbox, cursor, filter, cancellationToken).ConfigureAwait(false));
}
