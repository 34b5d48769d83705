using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>
/// Reads the meetings of the primary calendar that touch the window, series already expanded, one page per call. After a complete round, changes of the same
/// window are read; another window is read anew, since a sync token keeps to the window it was made for.
/// </summary>
internal sealed class CalendarSource(
    GoogleTransports transports, CalendarRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options, ILogger<CalendarSource> logger)
    : PagedSource(Provider.Google, StreamKind.Calendar, GoogleSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("items", "nextPageToken", "nextSyncToken");
    private static readonly SourceFailure LinkLoop = new(SourceError.Protocol, "LinkLoop");

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var state = new CalendarState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, GoogleJson.Default.CalendarState, CalendarState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        return state.CanGoOn(read.Cursor.Window)
            ? await ReadChangesAsync(read, state, state.SyncToken!, cancellationToken).ConfigureAwait(false)
            : await ReadWindowAsync(read, state.IsComplete ? new CalendarState() : state, cancellationToken).ConfigureAwait(false);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private async ValueTask<SourceAnswer<PageEnd>> ReadWindowAsync(PageRead read, CalendarState state, CancellationToken cancellationToken)
    {
        var window = read.Cursor.Window;
        var page = await SendAsync(read, new EventFormat(), () => requests.Events(window, state.PageToken), cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        if (document.Texts[0] is not { } token)
            return End(new CalendarState { SyncToken = document.Texts[1], IsComplete = true, From = window.From, To = window.To }, isLast: true);

        return token == state.PageToken ? LinkLoop : End(new CalendarState { PageToken = token }, isLast: false);
    }

    // Who was invited, when and whether it takes place may all have changed: what is not kept (any more) is named as removed, in case it was.
    private async ValueTask<SourceAnswer<PageEnd>> ReadChangesAsync(PageRead read, CalendarState state, string syncToken, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var page = await SendAsync(read, new EventFormat(changed), () => requests.Changes(syncToken, state.PageToken), cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        var token = document.Texts[0];
        if (token is not null && token == state.PageToken)
            return LinkLoop;

        changed.ExceptWith(read.Items.Tally.Kept.Select(item => item.ProviderId));
        var next = state with { PageToken = token, SyncToken = token is null ? document.Texts[1] ?? syncToken : syncToken };
        return End(next, isLast: token is null) with { Removed = [.. changed] };
    }

    private static PageEnd End(CalendarState state, bool isLast) => new(CursorState.Write(state, GoogleJson.Default.CalendarState), isLast);

    private ValueTask<SourceAnswer<JsonPage>> SendAsync(PageRead read, EventFormat format, Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        var request = new PageRequest(GoogleOperations.ListEvents, _ => ValueTask.FromResult(create()), Shape, format, read);
        return transports.Calendar.SendAsync(read.Session, request, cancellationToken);
    }
}
