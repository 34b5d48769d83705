using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Reads mail newest first: everything but spam, trash, chats and drafts. Each call lists one page of ids and fetches the headers of each. A later round lists
/// what has come since the round before, with some overlap, and nothing when the mailbox' history has not moved.
/// </summary>
internal sealed class MailSource(
    GoogleTransports transports, GmailRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options, ILogger<MailSource> logger)
    : PagedSource(Provider.Google, StreamKind.Mail, GoogleSignals.Services(tokens, time, options.Value))
{
    private readonly MessageFetch _messages = new(transports.Gmail, requests, options.Value);

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
        if (!begin.TryGet(out var state, out var failure))
            return failure;

        if (WindowOf(read, state) is not { } window)
            return Finish(state, read);

        var list = new DocumentRequest<MessageListDocument>(
            GoogleOperations.SearchMessages,
            _ => ValueTask.FromResult(requests.Messages(window, state.PageToken)), GoogleJson.Default.MessageListDocument, GmailUnits.List);
        var listed = await transports.Gmail.SendAsync(read.Session, list, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var page, out failure))
            return failure;

        if (page.NextPageToken is not null && page.NextPageToken == state.PageToken)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        var gone = new List<string>();
        var ids = (page.Messages ?? []).Select(message => message.Id).OfType<string>().ToList();
        read.Items.Tally.Fail((page.Messages?.Count ?? 0) - ids.Count);
        if (await _messages.FetchAsync(read, ids, gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        var end = page.NextPageToken is null ? Finish(state, read) : End(state with { PageToken = page.NextPageToken }, isLast: false);
        return end with { Removed = gone };
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private static PageEnd Finish(MailState state, PageRead read) => End(
        state with { PageToken = null, ReadUpTo = read.Cursor.Window.To, HistoryId = state.NextHistoryId ?? state.HistoryId, NextHistoryId = null }, isLast: true);

    private static PageEnd End(MailState state, bool isLast) => new(CursorState.Write(state, GoogleJson.Default.MailState), isLast);

    /// <summary>What to list; <see langword="null"/> when there can be nothing new.</summary>
    private TimeWindow? WindowOf(PageRead read, MailState state)
    {
        var window = read.Cursor.Window;
        if (state.ReadUpTo is not { } upTo)
            return window;

        var from = upTo - options.Value.NewMailOverlap;
        return state.NextHistoryId == state.HistoryId || from >= window.To ? null : new TimeWindow(from > window.From ? from : window.From, window.To);
    }

    private async ValueTask<SourceAnswer<MailState>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        MailState? state = null;
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, GoogleJson.Default.MailState, MailState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        // In the middle of a round.
        if (state is { ReadUpTo: null } or { NextHistoryId: not null })
            return state;

        var request = new DocumentRequest<ProfileDocument>(
            GoogleOperations.GetProfile,
            _ => ValueTask.FromResult(requests.Profile()), GoogleJson.Default.ProfileDocument, GmailUnits.GetProfile);
        var answer = await transports.Gmail.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var profile, out var failure))
            return failure;

        if (profile.HistoryId is not { } history)
            return new SourceFailure(SourceError.Protocol, "NotAProfile");

        return state is null ? new MailState { HistoryId = history } : state with { NextHistoryId = history };
    }
}
