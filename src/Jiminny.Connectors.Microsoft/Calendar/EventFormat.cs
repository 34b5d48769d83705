using System.Text;
using System.Text.Json;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>A meeting as Graph writes it (event resource, without body).</summary>
/// <param name="changed">Takes the ids of the meetings read, for rounds that tell what has changed; null for none.</param>
internal sealed class EventFormat(HashSet<string>? changed = null) : IItemFormat
{
    private const int Id = 0;
    private const int ICalUid = 1;
    private const int SeriesId = 2;
    private const int Subject = 3;
    private const int JoinUrl = 4;
    private const int StartLocal = 5;
    private const int EndLocal = 6;
    private const int EndZone = 7;

    public int TextCount => 8;

    public int IdText => Id;

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ItemReading.Broken;

        JsonText id = default;
        EventTime start = default;
        EventTime end = default;
        var flags = ItemFlags.None;
        var hidesAttendees = ItemFlags.None;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("id"u8))
                id = ReadText(ref element, items, Id);
            else if (element.ValueTextEquals("iCalUId"u8))
                ReadText(ref element, items, ICalUid);
            else if (element.ValueTextEquals("seriesMasterId"u8))
                ReadText(ref element, items, SeriesId);
            else if (element.ValueTextEquals("subject"u8))
                ReadText(ref element, items, Subject);
            else if (element.ValueTextEquals("start"u8))
                start = EventTime.Read(ref element, items);
            else if (element.ValueTextEquals("end"u8))
                end = EventTime.Read(ref element, items);
            else if (element.ValueTextEquals("organizer"u8))
                GraphJson.ReadRecipient(ref element, items, ParticipantRole.Organizer);
            else if (element.ValueTextEquals("attendees"u8))
                AttendeeJson.Read(ref element, items);
            else if (element.ValueTextEquals("isAllDay"u8))
                flags |= GraphJson.ReadFlag(ref element, ItemFlags.AllDay);
            else if (element.ValueTextEquals("isCancelled"u8))
                flags |= GraphJson.ReadFlag(ref element, ItemFlags.Cancelled);
            else if (element.ValueTextEquals("isOrganizer"u8))
                flags |= GraphJson.ReadFlag(ref element, ItemFlags.Outgoing);
            else if (element.ValueTextEquals("hideAttendees"u8))
                hidesAttendees = GraphJson.ReadFlag(ref element, ItemFlags.PartialParticipants);
            else if (element.ValueTextEquals("sensitivity"u8))
                flags |= ReadSensitivity(ref element);
            else if (element.ValueTextEquals("responseStatus"u8))
                flags |= ReadResponse(ref element);
            else if (element.ValueTextEquals("onlineMeeting"u8))
                ReadOnlineMeeting(ref element, items);
            else
                GraphJson.SkipValue(ref element);
        }

        // Only the organizer of a meeting with a hidden list sees everybody on it.
        if ((flags & ItemFlags.Outgoing) == 0)
            flags |= hidesAttendees;

        if (changed is not null)
        {
            changed.Add(Encoding.UTF8.GetString(items.Unescaped(ref id)));
            items.SetText(Id, id);
        }

        return Complete(items, start, end, flags);
    }

    public KeptItem? Create(in CollectedItem item, int evidence)
    {
        var isAllDay = (item.Item.Flags & ItemFlags.AllDay) != 0;
        var endDate = isAllDay ? EventTime.ToDate(item.GetBytes(EndLocal)) : null;
        var end = endDate is { } day ? Midnight(day) : EventTime.ToUtc(item.GetBytes(EndLocal), item.GetBytes(EndZone));
        if (item.GetText(Id) is not { } id || end is not { } until)
            return null;

        return new Meeting
        {
            ProviderId = id,
            Subject = item.GetText(Subject),
            Participants = item.GetParticipants(),
            Evidence = evidence,
            ICalUid = item.GetText(ICalUid),
            SeriesId = item.GetText(SeriesId),
            Start = item.Item.Time,
            End = until,
            StartDate = isAllDay ? EventTime.ToDate(item.GetBytes(StartLocal)) : null,
            EndDate = endDate,
            IsOrganizer = (item.Item.Flags & ItemFlags.Outgoing) != 0,
            JoinUrl = item.GetText(JoinUrl),
        };
    }

    private static ItemReading Complete(PageCollector items, EventTime start, EventTime end, ItemFlags flags)
    {
        var local = start.Local;
        var zone = start.Zone;
        var bytes = items.Unescaped(ref local);
        var time = (flags & ItemFlags.AllDay) != 0
            ? EventTime.ToDate(bytes) is { } day ? Midnight(day) : null
            : EventTime.ToUtc(bytes, items.Unescaped(ref zone));
        if (time is not { } instant)
            return ItemReading.Broken;

        items.SetText(StartLocal, local);
        items.SetText(EndLocal, end.Local);
        items.SetText(EndZone, end.Zone);
        return items.CompleteItem(instant, flags);
    }

    private static DateTimeOffset? Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static JsonText ReadText(ref Utf8JsonReader element, PageCollector items, int text)
    {
        element.Read();
        var place = items.Locate(ref element);
        items.SetText(text, place);
        return place;
    }

    // "personal" is a category, not a wish to keep others out.
    private static ItemFlags ReadSensitivity(ref Utf8JsonReader element)
    {
        element.Read();
        var isPrivate = element.TokenType == JsonTokenType.String && (element.ValueTextEquals("private"u8) || element.ValueTextEquals("confidential"u8));
        element.Skip();
        return isPrivate ? ItemFlags.Private : ItemFlags.None;
    }

    private static ItemFlags ReadResponse(ref Utf8JsonReader element)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return ItemFlags.None;

        GraphJson.Expect(ref element, JsonTokenType.StartObject);
        var flags = ItemFlags.None;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isResponse = element.ValueTextEquals("response"u8);
            element.Read();
            if (isResponse && element.TokenType == JsonTokenType.String && element.ValueTextEquals("declined"u8))
                flags = ItemFlags.Declined;

            element.Skip();
        }

        return flags;
    }

    private static void ReadOnlineMeeting(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return;

        GraphJson.Expect(ref element, JsonTokenType.StartObject);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("joinUrl"u8))
                ReadText(ref element, items, JoinUrl);
            else
                GraphJson.SkipValue(ref element);
        }
    }
}
