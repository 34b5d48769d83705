using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>The properties of Graph's event as calendarView shows them.</summary>
internal static class EventProperties
{
    /// <summary>Calendar items lie in a folder of their own; no mail folder has this number.</summary>
    public const int EventContainer = 0xffff;

    private const int PreviewLength = 255;

    public static readonly GraphProperty<EventOccurrence>[] All =
    [
        new("id", static (j, o, s) => j.String(s.Ids.Item(EventContainer, o.Mark, s.ImmutableIds))),
        new("createdDateTime", static (j, o, _) => j.Time(Created(o))),
        new("lastModifiedDateTime", static (j, o, _) => j.Time(Created(o))),
        new("changeKey", static (j, o, _) => j.String(ChangeKey(o))),
        new("categories", static (j, _, _) => j.Array().EndArray()),
        new("transactionId", static (j, _, _) => j.Null()),
        new("originalStartTimeZone", static (j, o, _) => j.String(ZoneName(o))),
        new("originalEndTimeZone", static (j, o, _) => j.String(ZoneName(o))),
        new("iCalUId", static (j, o, _) => j.String(ICalUid(o))),
        new("reminderMinutesBeforeStart", static (j, _, _) => j.Number(15)),
        new("isReminderOn", static (j, _, _) => j.Bool(true)),
        new("hasAttachments", static (j, _, _) => j.Bool(false)),
        new("subject", static (j, o, _) => j.String(Subject(o))),
        new("bodyPreview", static (j, o, _) => j.String(o.Event.Body.Length <= PreviewLength ? o.Event.Body : o.Event.Body[..PreviewLength]), content: true),
        new("importance", static (j, _, _) => j.Plain("normal"u8)),
        new("sensitivity", static (j, o, _) => j.String(Lower(o.Event.Sensitivity))),
        new("isAllDay", static (j, o, _) => j.Bool(o.Event.IsAllDay)),
        new("isCancelled", static (j, o, _) => j.Bool(o.Event.IsCancelled)),
        new("isOrganizer", static (j, o, s) => j.Bool(IsOrganizer(o, s))),
        new("responseRequested", static (j, _, _) => j.Bool(true)),
        new("seriesMasterId", static (j, o, s) => j.String(o.InSeries ? s.Ids.Item(EventContainer, o.Event.Mark, s.ImmutableIds) : null)),
        new("showAs", static (j, o, _) => j.String(ShowAs(o.Event))),
        new("type", static (j, o, _) => j.String(TypeOf(o))),
        new("webLink", static (j, o, _) => j.String($"https://outlook.office365.com/owa/?itemid={Mark.Text(o.Mark)}&exvsurl=1&path=/calendar/item")),
        new("onlineMeetingUrl", static (j, _, _) => j.Null()),
        new("isOnlineMeeting", static (j, o, _) => j.Bool(o.Event.MeetingUrl is not null)),
        new("onlineMeetingProvider", static (j, o, _) => j.String(o.Event.MeetingUrl is null ? "unknown" : "teamsForBusiness")),
        new("allowNewTimeProposals", static (j, _, _) => j.Bool(true)),
        new("isDraft", static (j, _, _) => j.Bool(false)),
        new("hideAttendees", static (j, o, _) => j.Bool(o.Event.HidesGuests)),
        new("recurrence", static (j, _, _) => j.Null()),
        new("responseStatus", static (j, o, s) => WriteStatus(j, IsOrganizer(o, s) ? "organizer" : Response(o.Event.ResponseOf(s.Mailbox)))),
        new("body", static (j, o, _) => j.Object().Name("contentType"u8).Plain("html"u8).Name("content"u8).String($"<html><body>{o.Event.Body}</body></html>").EndObject(), content: true),
        new("start", static (j, o, s) => WriteTime(j, o, s, o.Start, o.StartUtc)),
        new("end", static (j, o, s) => WriteTime(j, o, s, o.End, o.EndUtc)),
        new("location", static (j, o, _) => WriteLocation(j, o)),
        new("locations", static (j, o, _) => WriteLocations(j, o)),
        new("attendees", static (j, o, s) => WriteAttendees(j, o, s)),
        new("organizer", static (j, o, s) => WriteOrganizer(j, o, s)),
        new("onlineMeeting", static (j, o, _) => WriteOnlineMeeting(j, o)),
    ];

    public static void WriteEntity(
        JsonOutput json, EventOccurrence occurrence, GraphProperty<EventOccurrence>[] properties, GraphShape shape, string? context = null)
    {
        json.Object();
        if (context is not null)
            json.Name("@odata.context"u8).String(context);
        json.Name("@odata.etag"u8).String($"W/\"{ChangeKey(occurrence)}\"");
        foreach (var property in properties)
            property.Write(json, occurrence, shape);
        json.EndObject();
    }

    /// <summary>An occurrence as change tracking shows it: without what it shares with its series.</summary>
    public static void WriteStripped(JsonOutput json, EventOccurrence occurrence, GraphShape shape)
    {
        json.Object()
            .Name("@odata.type"u8).Plain("#microsoft.graph.event"u8)
            .Name("@odata.etag"u8).String($"W/\"{ChangeKey(occurrence)}\"")
            .Name("id"u8).String(shape.Ids.Item(EventContainer, occurrence.Mark, shape.ImmutableIds))
            .Name("seriesMasterId"u8).String(shape.Ids.Item(EventContainer, occurrence.Event.Mark, shape.ImmutableIds))
            .Name("type"u8).Plain("occurrence"u8)
            .Name("start"u8);
        WriteTime(json, occurrence, shape, occurrence.Start, occurrence.StartUtc);
        json.Name("end"u8);
        WriteTime(json, occurrence, shape, occurrence.End, occurrence.EndUtc);
        json.EndObject();
    }

    private static string TypeOf(EventOccurrence o) => o switch
    {
        { IsMaster: true } when o.Event.Recurrence is not null => "seriesMaster",
        { InSeries: false } => "singleInstance",
        { IsException: true } => "exception",
        _ => "occurrence",
    };

    private static string ChangeKey(EventOccurrence o) => $"DwAAABYAAAB{Mark.Text(Mark.Mix(5, o.Event.Version))}AAA";

    private static DateTimeOffset Created(EventOccurrence o) => new DateTimeOffset(DateTime.SpecifyKind(o.Event.Start.Date, DateTimeKind.Utc)).AddDays(-14);

    private static bool IsOrganizer(EventOccurrence o, GraphShape shape) => o.Event.Organizer is null || shape.Mailbox.Owns(o.Event.Organizer.Address);

    private static string? Subject(EventOccurrence o) => o.Event.IsCancelled ? $"Canceled: {o.Subject}" : o.Subject;

    private static string Lower(EventSensitivity sensitivity) => sensitivity switch
    {
        EventSensitivity.Personal => "personal",
        EventSensitivity.Private => "private",
        EventSensitivity.Confidential => "confidential",
        _ => "normal",
    };

    private static string ShowAs(EmulatedEvent item) => item.Kind switch
    {
        EventKind.OutOfOffice => "oof",
        EventKind.WorkingLocation => "workingElsewhere",
        _ => item.IsFree || item.IsCancelled ? "free" : "busy",
    };

    private static string Response(EventResponse? response) => response switch
    {
        EventResponse.Accepted => "accepted",
        EventResponse.Tentative => "tentativelyAccepted",
        EventResponse.Declined => "declined",
        _ => "notResponded",
    };

    private static string ZoneName(EventOccurrence o) => o.Event.IsAllDay ? "UTC" : o.Event.Zone.Id;

    // Microsoft's own ids carry the occurrence's date; ids from elsewhere are the same for the whole series.
    private static string ICalUid(EventOccurrence o)
    {
        const int dateAt = 32;
        var uid = o.Event.ICalUid;
        if (!o.InSeries || !uid.StartsWith("040000008200E00074C5B7101A82E008", StringComparison.Ordinal))
            return uid;
        var day = o.OriginalStart;
        return string.Create(CultureInfo.InvariantCulture, $"{uid.AsSpan(0, dateAt)}{day.Year:X4}{day.Month:X2}{day.Day:X2}{uid.AsSpan(dateAt + 8)}");
    }

    private static void WriteStatus(JsonOutput json, string response) =>
        json.Object().Name("response"u8).String(response).Name("time"u8).Plain("0001-01-01T00:00:00Z"u8).EndObject();

    // Whole days are dates: they stay at midnight in whatever zone is asked for.
    private static void WriteTime(JsonOutput json, EventOccurrence o, GraphShape shape, DateTime wall, DateTime utc)
    {
        var shown = o.Event.IsAllDay ? wall : shape.Zone is null ? utc : TimeZoneInfo.ConvertTimeFromUtc(utc, shape.Zone);
        json.Object()
            .Name("dateTime"u8).String(shown.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture))
            .Name("timeZone"u8).String(shape.ZoneName)
            .EndObject();
    }

    private static void WriteLocation(JsonOutput json, EventOccurrence o)
    {
        json.Object().Name("displayName"u8).String(o.Event.Location ?? "").Name("locationType"u8).Plain("default"u8);
        if (o.Event.Location is not null)
            json.Name("uniqueId"u8).String(o.Event.Location).Name("uniqueIdType"u8).Plain("private"u8);
        json.EndObject();
    }

    private static void WriteLocations(JsonOutput json, EventOccurrence o)
    {
        json.Array();
        if (o.Event.Location is not null)
            WriteLocation(json, o);
        json.EndArray();
    }

    private static void WriteAttendees(JsonOutput json, EventOccurrence o, GraphShape shape)
    {
        json.Array();
        foreach (var attendee in o.Event.VisibleTo(shape.Mailbox))
        {
            json.Object().Name("type"u8).String(attendee.Resource ? "resource" : attendee.Optional ? "optional" : "required").Name("status"u8);
            WriteStatus(json, attendee.Response == EventResponse.None ? "none" : Response(attendee.Response));
            json.Name("emailAddress"u8);
            EmulatedAddress.WriteEmailAddress(json, attendee.Who);
            json.EndObject();
        }
        json.EndArray();
    }

    private static void WriteOrganizer(JsonOutput json, EventOccurrence o, GraphShape shape) =>
        json.Raw((o.Event.Organizer ?? new EmulatedAddress(shape.Mailbox.Address, shape.Mailbox.DisplayName)).GraphRecipient);

    private static void WriteOnlineMeeting(JsonOutput json, EventOccurrence o)
    {
        if (o.Event.MeetingUrl is null)
            json.Null();
        else
            json.Object().Name("joinUrl"u8).String(o.Event.MeetingUrl).EndObject();
    }
}
