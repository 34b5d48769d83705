namespace Jiminny.Connectors;

/// <summary>A search that gives no more than a data policy lets be kept.</summary>
internal sealed class PolicyBoundSearch(IMailSearch search, DataPolicy policy) : IMailSearch
{
    public Provider Provider => search.Provider;

    public async ValueTask<PageResult> SearchPageAsync(
        MailboxContext mailbox, MailSearchTerms terms, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken) =>
        policy.Refuse(StreamKind.Mail)
            ?? policy.Reduce(StreamKind.Mail, await search.SearchPageAsync(mailbox, terms, cursor, filter, cancellationToken).ConfigureAwait(false));
}
