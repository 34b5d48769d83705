using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Searches a mailbox for people with Graph's <c>$search</c>. It never answers more than 1,000 messages, so that days that hold more are asked for in halves
/// until each half fits a page; only a day that is too much by itself is paged through to where Graph stops.
/// </summary>
internal sealed class MailSearch(
    ConnectorTransport transport,
    GraphRequests requests,
    MailboxMaps maps,
    MessageDetails details,
    IAccessTokens tokens,
    TimeProvider time,
    IOptions<MicrosoftConnectorOptions> options,
    ILogger<MailSearch> logger) : IMailSearch
{
    // Graph's own limit (use $search on messages).
    private const int MostAnswers = 1000;

    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink");

    private readonly ILogger _logger = logger;
    private readonly PagedSourceServices _services = MicrosoftSignals.Services(tokens, time, options.Value);

    public Provider Provider => Provider.Microsoft;

    public ValueTask<PageResult> SearchPageAsync(
        MailboxContext mailbox, MailSearchTerms terms, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new Searching(this, SearchQuery.Group(terms)).ReadPageAsync(mailbox, cursor, filter, cancellationToken);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, IReadOnlyList<string[]> groups, CancellationToken cancellationToken)
    {
        var state = new SearchState();
        if (read.Cursor.State is { } text
            && (!CursorState.TryRead(text, MicrosoftJson.Default.SearchState, SearchState.CurrentVersion, known => known.Version, out state)
                || state.Group < 0))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        if (state.Group >= groups.Count)
            return End(state, isLast: true);

        var map = await maps.FindAsync(read.Session, cancellationToken).ConfigureAwait(false);
        if (!map.TryGet(out var mailbox, out var failure))
            return failure;

        var folders = new FolderTree(mailbox);
        while (true)
        {
            var format = new MessageFormat(mailbox.Owner, folders) { Only = read.Cursor.Window };
            var slice = SearchSlice.Of(read.Cursor.Window, state);
            var query = SearchQuery.Write(groups[state.Group], slice.First, slice.Last);
            var link = state.NextLink;
            var answer = await transport.SendAsync(
                read.Session, new PageRequest(MicrosoftOperations.SearchMessages, cancel => requests.Search(query, link, cancel), Shape, format, read), cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out failure))
                return failure;

            if (!page.HasItems)
                return new SourceFailure(SourceError.Protocol, "NotAPage");

            var next = page.Texts[0];
            if (GraphLink.FindFault(next, link) is { } fault)
                return fault;

            if ((next is not null || format.Elements >= MostAnswers) && slice.Days > 1)
            {
                state = state with { Days = slice.Days / 2, NextLink = null };
                continue;
            }

            if (await details.CompleteAsync(read, cancellationToken).ConfigureAwait(false) is { } incomplete)
                return incomplete;

            var after = next is not null ? state with { NextLink = next } : slice.After(state);
            return End(after, isLast: after.Group >= groups.Count);
        }
    }

    private static PageEnd End(SearchState state, bool isLast) => new(CursorState.Write(state, MicrosoftJson.Default.SearchState), isLast);

    private sealed class Searching(MailSearch search, IReadOnlyList<string[]> groups) : PagedSource(Provider.Microsoft, StreamKind.Mail, search._services)
    {
        protected override ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken) =>
            search.ReadAsync(read, groups, cancellationToken);

        protected override void OnRead(PageResult result, TimeSpan duration) => search._logger.PageRead(result, Stream, duration);
    }
}
