using Jiminny.Connectors.Google.Planning;
using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Asks Gmail for the mail of given addresses and domains. Only where the host allows it (<see cref="GoogleConnectorOptions.AllowSearch"/>); otherwise it
/// answers as if the grant did not allow searching, so that the caller reads the mailbox.
/// </summary>
internal sealed class MailSearch(
    GoogleTransports transports, GmailRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options) : IMailSearch
{
    private readonly PagedSourceServices _services = GoogleSignals.Services(tokens, time, options.Value);
    private readonly MessageSearch _search = new(transports.Gmail, requests);
    private readonly MessageFetch _messages = new(transports.Gmail, requests, options.Value);

    public Provider Provider => Provider.Google;

    public ValueTask<PageResult> SearchPageAsync(
        MailboxContext mailbox, MailSearchTerms terms, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new PageCall(StreamKind.Mail, _services, (read, cancel) => ReadAsync(read, terms, cancel)).ReadPageAsync(mailbox, cursor, filter, cancellationToken);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, MailSearchTerms terms, CancellationToken cancellationToken)
    {
        if (!options.Value.AllowSearch)
            return new SourceFailure(SourceError.MissingScope, "SearchNotAllowed");

        var state = new SearchState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, GoogleJson.Default.SearchState, SearchState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        var queries = SearchQueries.Build(terms, options.Value.MaxSearchLength);
        if (state.Query >= queries.Count)
            return End(state, isLast: true, []);

        var query = GmailWindow.Of(read.Cursor.Window).ToQuery(queries[state.Query]);
        var listed = await _search.ListAsync(read.Session, query, state.PageToken, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var page, out var failure))
            return failure;

        var gone = new List<string>();
        var ids = (page.Messages ?? []).Select(message => message.Id).OfType<string>().ToList();
        read.Items.Tally.Fail((page.Messages?.Count ?? 0) - ids.Count);
        if (await _messages.FetchAsync(read, ids, gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        var next = page.NextPageToken is { } token ? state with { PageToken = token } : new SearchState { Query = state.Query + 1 };
        return End(next, next.Query >= queries.Count, gone);
    }

    private static PageEnd End(SearchState state, bool isLast, List<string> gone) =>
        new(CursorState.Write(state, GoogleJson.Default.SearchState), isLast) { Removed = gone };
}
