namespace Jiminny.Connectors;

/// <summary>A reader of single items that gives no more than a data policy lets be kept.</summary>
internal sealed class PolicyBoundReader(IItemReader reader, DataPolicy policy) : IItemReader
{
    public Provider Provider => reader.Provider;

    public StreamKind Stream => reader.Stream;

    public async ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken) =>
        policy.Refuse(Stream)
            ?? policy.Reduce(Stream, await reader.ReadItemAsync(mailbox, itemId, filter, cancellationToken).ConfigureAwait(false));
}
