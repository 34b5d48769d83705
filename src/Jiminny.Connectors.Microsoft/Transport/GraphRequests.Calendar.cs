using System.Globalization;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Requests to calendar and online meetings.</summary>
internal sealed partial class GraphRequests
{
    // All-day meetings stay on their dates only in UTC, and every other time is stored in UTC anyway.
    private const string InUtc = "outlook.timezone=\"UTC\"";

    // Where bodies cannot be left out, as text they are a fraction of what they are as HTML.
    private const string PlainBodies = "outlook.body-content-type=\"text\"";

    private static readonly string[] EventFields =
    [
        "id", "iCalUId", "seriesMasterId", "subject", "start", "end", "isAllDay", "isCancelled", "isOrganizer", "organizer", "attendees", "sensitivity",
        "responseStatus", "hideAttendees", "onlineMeeting",
    ];

    public ValueTask<HttpRequestMessage> CalendarView(TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var view = _graph.Me.CalendarView;
        return ToMessageAsync(
            link is not null
                ? view.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds, InUtc))
                : view.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds, InUtc);
                    get.QueryParameters.StartDateTime = Instant(window.From);
                    get.QueryParameters.EndDateTime = Instant(window.To);
                    get.QueryParameters.Select = EventFields;
                    get.QueryParameters.Top = _options.EventsPerPage;
                }),
            cancellationToken);
    }

    /// <summary>What has changed in the calendar. Change tracking takes no fields, so that Graph sends all of an event that the grant shows.</summary>
    public ValueTask<HttpRequestMessage> CalendarChanges(TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var delta = _graph.Me.CalendarView.Delta;
        var pageSize = string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={_options.EventsPerPage}");
        return ToMessageAsync(
            link is not null
                ? delta.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds, InUtc, PlainBodies, pageSize))
                : delta.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds, InUtc, PlainBodies, pageSize);
                    get.QueryParameters.StartDateTime = Instant(window.From);
                    get.QueryParameters.EndDateTime = Instant(window.To);
                }),
            cancellationToken);
    }

    /// <summary>The occurrences of a series in a window, each complete.</summary>
    public ValueTask<HttpRequestMessage> Occurrences(string seriesId, TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var instances = _graph.Me.Events[seriesId].Instances;
        return ToMessageAsync(
            link is not null
                ? instances.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds, InUtc))
                : instances.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds, InUtc);
                    get.QueryParameters.StartDateTime = Instant(window.From);
                    get.QueryParameters.EndDateTime = Instant(window.To);
                    get.QueryParameters.Select = EventFields;
                    get.QueryParameters.Top = _options.EventsPerPage;
                }),
            cancellationToken);
    }

    /// <summary>One event.</summary>
    public ValueTask<HttpRequestMessage> Event(string id, CancellationToken cancellationToken) => ToMessageAsync(
        _graph.Me.Events[id].ToGetRequestInformation(get =>
        {
            get.Headers.Add("Prefer", ImmutableIds, InUtc);
            get.QueryParameters.Select = EventFields;
        }),
        cancellationToken);

    /// <summary>The online meeting behind a join address.</summary>
    public ValueTask<HttpRequestMessage> OnlineMeeting(string joinUrl, CancellationToken cancellationToken) => ToMessageAsync(
        _graph.Me.OnlineMeetings.ToGetRequestInformation(get =>
            get.QueryParameters.Filter = $"JoinWebUrl eq '{joinUrl.Replace("'", "''", StringComparison.Ordinal)}'"),
        cancellationToken);
}
