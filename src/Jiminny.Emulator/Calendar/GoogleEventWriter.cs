using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>Writes a Calendar event resource: an occurrence, or a whole series when <c>occurrence</c> is null.</summary>
internal static class GoogleEventWriter
{
    public static void Write(JsonOutput json, EmulatedEvent item, EventOccurrence? occurrence, bool gone, EmulatedMailbox mailbox, int? maxAttendees)
    {
        var id = occurrence?.GoogleId ?? EventOccurrence.GoogleIdOf(item);
        json.Object()
            .Name("kind"u8).Plain("calendar#event"u8)
            .Name("etag"u8).String($"\"{(item.Version + 3_000_000_000UL) * 2}\"")
            .Name("id"u8).String(id)
            .Name("status"u8).String(gone ? "cancelled" : "confirmed");
        var inSeries = occurrence is { InSeries: true };
        if (gone && (inSeries || !item.IsCancelled))
        {
            // A cancelled entry may say no more than which one it was.
            if (inSeries)
                WriteSeries(json, item, occurrence!);
            json.EndObject();
            return;
        }
        var created = new DateTimeOffset(DateTime.SpecifyKind(item.Start.Date, DateTimeKind.Utc)).AddDays(-14);
        json.Name("htmlLink"u8).String($"https://www.google.com/calendar/event?eid={id}")
            .Name("created"u8).Time(created)
            .Name("updated"u8).String(created.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        if ((occurrence is null ? item.Subject : occurrence.Subject) is { } subject)
            json.Name("summary"u8).String(subject);
        if (item.Body.Length > 0)
            json.Name("description"u8).String(item.Body);
        if (item.Location is not null)
            json.Name("location"u8).String(item.Location);
        WritePerson(json.Name("creator"u8), item.Organizer, mailbox);
        WritePerson(json.Name("organizer"u8), item.Organizer, mailbox);
        json.Name("start"u8);
        WriteTime(json, item, occurrence?.Start ?? item.Start);
        json.Name("end"u8);
        WriteTime(json, item, occurrence?.End ?? item.End);
        if (occurrence is null && item.Recurrence is not null)
            json.Name("recurrence"u8).Array().String(RecurrenceRule.Text(item)).EndArray();
        if (inSeries)
            WriteSeries(json, item, occurrence!);
        if (item.IsFree)
            json.Name("transparency"u8).Plain("transparent"u8);
        if (item.Sensitivity is EventSensitivity.Private or EventSensitivity.Confidential)
            json.Name("visibility"u8).String(item.Sensitivity == EventSensitivity.Private ? "private" : "confidential");
        json.Name("iCalUID"u8).String(item.ICalUid).Name("sequence"u8).Number(0);
        WriteAttendees(json, item, mailbox, maxAttendees);
        if (item.HidesGuests)
            json.Name("guestsCanSeeOtherGuests"u8).Bool(false);
        WriteConference(json, item);
        WriteProperties(json, item);
        json.Name("reminders"u8).Object().Name("useDefault"u8).Bool(true).EndObject().Name("eventType"u8).String(GoogleEventKind.Name(item.Kind)).EndObject();
    }

    private static void WriteSeries(JsonOutput json, EmulatedEvent item, EventOccurrence occurrence)
    {
        json.Name("recurringEventId"u8).String(EventOccurrence.GoogleIdOf(item)).Name("originalStartTime"u8);
        WriteTime(json, item, occurrence.OriginalStart);
    }

    private static void WritePerson(JsonOutput json, EmulatedAddress? who, EmulatedMailbox mailbox)
    {
        json.Object().Name("email"u8).String(who?.Address ?? mailbox.Address);
        if (who?.Name is { } name)
            json.Name("displayName"u8).String(name);
        if (who is null || mailbox.Owns(who.Address))
            json.Name("self"u8).Bool(true);
        json.EndObject();
    }

    private static void WriteTime(JsonOutput json, EmulatedEvent item, DateTime wall)
    {
        json.Object();
        if (item.IsAllDay)
        {
            json.Name("date"u8).String(wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).EndObject();
            return;
        }
        var offset = item.Zone.GetUtcOffset(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified));
        var text = offset == TimeSpan.Zero
            ? wall.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : new DateTimeOffset(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        json.Name("dateTime"u8).String(text).Name("timeZone"u8).String(item.Zone.Id).EndObject();
    }

    private static void WriteAttendees(JsonOutput json, EmulatedEvent item, EmulatedMailbox mailbox, int? maxAttendees)
    {
        var visible = item.VisibleTo(mailbox).ToList();
        var omitted = maxAttendees is { } most && visible.Count > most;
        if (omitted)
        {
            visible = visible.FindAll(a => mailbox.Owns(a.Who.Address));
            json.Name("attendeesOmitted"u8).Bool(true);
        }
        if (visible.Count == 0)
            return;
        json.Name("attendees"u8).Array();
        foreach (var attendee in visible)
        {
            json.Object().Name("email"u8).String(attendee.Who.Address ?? "");
            if (attendee.Who.Name is { } name)
                json.Name("displayName"u8).String(name);
            if (item.Organizer?.Address is { } organizer && organizer.Equals(attendee.Who.Address, StringComparison.OrdinalIgnoreCase))
                json.Name("organizer"u8).Bool(true);
            if (mailbox.Owns(attendee.Who.Address))
                json.Name("self"u8).Bool(true);
            if (attendee.Resource)
                json.Name("resource"u8).Bool(true);
            if (attendee.Optional)
                json.Name("optional"u8).Bool(true);
            json.Name("responseStatus"u8).String(attendee.Response switch
            {
                EventResponse.Accepted => "accepted",
                EventResponse.Tentative => "tentative",
                EventResponse.Declined => "declined",
                _ => "needsAction",
            }).EndObject();
        }
        json.EndArray();
    }

    private static void WriteProperties(JsonOutput json, EmulatedEvent item)
    {
        if (item.PrivateProperties.Count == 0)
            return;
        json.Name("extendedProperties"u8).Object().Name("private"u8).Object();
        foreach (var (name, value) in item.PrivateProperties)
            json.Name(Encoding.UTF8.GetBytes(name)).String(value);
        json.EndObject().EndObject();
    }

    private static void WriteConference(JsonOutput json, EmulatedEvent item)
    {
        if (item.MeetingUrl is not { } url)
            return;
        json.Name("hangoutLink"u8).String(url).Name("conferenceData"u8).Object()
            .Name("entryPoints"u8).Array().Object().Name("entryPointType"u8).Plain("video"u8).Name("uri"u8).String(url).EndObject().EndArray()
            .Name("conferenceSolution"u8).Object()
            .Name("key"u8).Object().Name("type"u8).Plain("hangoutsMeet"u8).EndObject().Name("name"u8).Plain("Google Meet"u8).EndObject()
            .Name("conferenceId"u8).String(url[(url.LastIndexOf('/') + 1)..]).EndObject();
    }
}
