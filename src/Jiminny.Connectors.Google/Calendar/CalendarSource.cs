using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>Reads the meetings of the primary calendar that touch the window, series already expanded, one page per call.</summary>
internal sealed class CalendarSource(
    GoogleTransports transports, CalendarRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options, ILogger<CalendarSource> logger)
    : PagedSource(Provider.Google, StreamKind.Calendar, GoogleSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("items", "nextPageToken", "nextSyncToken");

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var state = new CalendarState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, GoogleJson.Default.CalendarState, CalendarState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        // After a complete round the next one begins at its first page, which has no token either.
        var request = new PageRequest(
            GoogleOperations.ListEvents, _ => ValueTask.FromResult(requests.Events(read.Cursor.Window, state.PageToken)), Shape, new EventFormat(), read);
        var page = await transports.Calendar.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        var token = document.Texts[0];
        if (token is not null && token == state.PageToken)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        var next = new CalendarState { PageToken = token, SyncToken = document.Texts[1], IsComplete = token is null };
        return new PageEnd(CursorState.Write(next, GoogleJson.Default.CalendarState), next.IsComplete);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);
}
