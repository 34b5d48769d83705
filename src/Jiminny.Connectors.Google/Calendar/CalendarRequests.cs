using System.Globalization;
using Google.Apis.Util;
using Jiminny.Connectors.Google.Apis.Calendar;
using Jiminny.Connectors.Google.Transport;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>Builds requests to Google Calendar; they are sent elsewhere, so that pages can be read as they arrive. Thread-safe.</summary>
internal sealed class CalendarRequests(GoogleServices services, IOptions<GoogleConnectorOptions> options)
{
    private const string Primary = "primary";

    // No description, no location, no attachments: what is not asked for cannot leak.
    private const string EventFields =
        "id,iCalUID,recurringEventId,status,visibility,summary,start,end,organizer,"
        + "attendees(email,displayName,responseStatus,self,resource),attendeesOmitted,guestsCanSeeOtherGuests,hangoutLink,"
        + "conferenceData/entryPoints(entryPointType,uri)";

    private const string WantedFields = $"nextPageToken,nextSyncToken,items({EventFields})";

    private static readonly EventsResource.ListRequest.EventTypesEnum[] Meetings =
    [
        EventsResource.ListRequest.EventTypesEnum.Default__, EventsResource.ListRequest.EventTypesEnum.FromGmail,
    ];

    /// <summary>What takes place in a window.</summary>
    public HttpRequestMessage Events(TimeWindow window, string? pageToken)
    {
        var request = List(pageToken);
        request.TimeMin = Instant(window.From);
        request.TimeMax = Instant(window.To);
        return request.CreateRequest();
    }

    /// <summary>What has changed since a list of a window.</summary>
    public HttpRequestMessage Changes(string syncToken, string? pageToken)
    {
        var request = List(pageToken);
        request.SyncToken = syncToken;
        return request.CreateRequest();
    }

    /// <summary>One meeting, or one occurrence of a series.</summary>
    public HttpRequestMessage Event(string id)
    {
        var request = services.Calendar.Events.Get(Primary, id);
        request.Fields = EventFields;
        return request.CreateRequest();
    }

    // A list and its changes are asked for alike, or the sync token is refused.
    private EventsResource.ListRequest List(string? pageToken)
    {
        var request = services.Calendar.Events.List(Primary);
        request.SingleEvents = true;
        request.EventTypesList = new Repeatable<EventsResource.ListRequest.EventTypesEnum>(Meetings);
        request.MaxResults = options.Value.EventsPerPage;
        request.PageToken = pageToken;
        request.Fields = WantedFields;
        return request;
    }

    // Fractions of a second are ignored by Calendar.
    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
