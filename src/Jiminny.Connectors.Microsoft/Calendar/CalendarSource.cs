using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>Reads the meetings of the primary calendar that touch the window, series already expanded, one page per call.</summary>
internal sealed class CalendarSource(
    ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<MicrosoftConnectorOptions> options, ILogger<CalendarSource> logger)
    : PagedSource(Provider.Microsoft, StreamKind.Calendar, MicrosoftSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink");

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var state = new CalendarState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, MicrosoftJson.Default.CalendarState, CalendarState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        // After a complete round the next one begins at its first page, which has no link either.
        var request = new PageRequest(
            MicrosoftOperations.CalendarView, cancel => requests.CalendarView(read.Cursor.Window, state.NextLink, cancel), Shape, new EventFormat(), read);
        var page = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        if (!document.HasItems)
            return new SourceFailure(SourceError.Protocol, "NotAPage");

        var link = document.Texts[0];
        if (link is not null && link == state.NextLink)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        var next = new CalendarState { NextLink = link, IsComplete = link is null };
        return new PageEnd(CursorState.Write(next, MicrosoftJson.Default.CalendarState), next.IsComplete);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);
}
