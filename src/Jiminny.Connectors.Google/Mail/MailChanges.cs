using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Reads what has changed since a round: new mail, mail that came back from spam or trash, mail that went there or was deleted. What went is
/// named as removed, in case an earlier round has kept it.
/// </summary>
internal sealed class MailChanges(ConnectorTransport transport, GmailRequests requests, MessageFetch messages)
{
    public async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, MailState state, CancellationToken cancellationToken)
    {
        var request = new DocumentRequest<HistoryDocument>(
            GoogleOperations.ListHistory,
            _ => ValueTask.FromResult(requests.History(state.HistoryId!, state.PageToken)), GoogleJson.Default.HistoryDocument, GmailUnits.History);
        var answer = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var page, out var failure))
            return Forgotten(failure);

        if (page.HistoryId is null)
            return new SourceFailure(SourceError.Protocol, "NotAHistory");

        if (page.NextPageToken is not null && page.NextPageToken == state.PageToken)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        var changes = HistoryChanges.Of(page);
        var gone = changes.Gone.ToList();
        if (await messages.FetchChangedAsync(read, changes.ToFetch.ToList(), gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        var history = state.NextHistoryId ?? page.HistoryId;
        var next = page.NextPageToken is { } token
            ? state with { PageToken = token, NextHistoryId = history }
            : state with { PageToken = null, NextHistoryId = null, HistoryId = history };
        return new PageEnd(CursorState.Write(next, GoogleJson.Default.MailState), page.NextPageToken is null) { Removed = gone };
    }

    // Gmail keeps changes for a week, sometimes for hours only.
    private static SourceFailure Forgotten(SourceFailure failure) =>
        failure.Error == SourceError.NotFound ? new SourceFailure(SourceError.CursorExpired, "HistoryGone") : failure;
}
