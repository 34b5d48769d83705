using System.Text;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>A meeting as Google writes it (events resource, without description).</summary>
/// <param name="changed">
/// When changes are read, takes the id of each: of one that was called off there may be nothing but its id. Null when a window is read.
/// </param>
internal sealed class EventFormat(ISet<string>? changed = null) : IItemFormat
{
    private const int Id = 0;
    private const int ICalUid = 1;
    private const int SeriesId = 2;
    private const int Subject = 3;
    private const int HangoutLink = 4;
    private const int ConferenceLink = 5;
    private const int StartDate = 6;
    private const int EndDate = 7;
    private const int EndTime = 8;

    public int TextCount => 9;

    public int IdText => Id;

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ItemReading.Broken;

        EventTime start = default;
        EventTime end = default;
        var flags = ItemFlags.None;
        var hidesGuests = false;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("id"u8))
                Remember(ReadText(ref element, items, Id), items);
            else if (element.ValueTextEquals("iCalUID"u8))
                ReadText(ref element, items, ICalUid);
            else if (element.ValueTextEquals("recurringEventId"u8))
                ReadText(ref element, items, SeriesId);
            else if (element.ValueTextEquals("summary"u8))
                ReadText(ref element, items, Subject);
            else if (element.ValueTextEquals("start"u8))
                start = EventTime.Read(ref element, items);
            else if (element.ValueTextEquals("end"u8))
                end = EventTime.Read(ref element, items);
            else if (element.ValueTextEquals("organizer"u8))
                flags |= EventJson.ReadOrganizer(ref element, items) ? ItemFlags.Outgoing : ItemFlags.None;
            else if (element.ValueTextEquals("attendees"u8))
                flags |= EventJson.ReadAttendees(ref element, items) ? ItemFlags.Declined : ItemFlags.None;
            else if (element.ValueTextEquals("attendeesOmitted"u8))
                flags |= EventJson.ReadBoolean(ref element) ? ItemFlags.PartialParticipants : ItemFlags.None;
            else if (element.ValueTextEquals("guestsCanSeeOtherGuests"u8))
                hidesGuests = !EventJson.ReadBoolean(ref element);
            else if (element.ValueTextEquals("status"u8))
                flags |= ReadWord(ref element, "cancelled"u8, "cancelled"u8, ItemFlags.Cancelled);
            else if (element.ValueTextEquals("visibility"u8))
                flags |= ReadWord(ref element, "private"u8, "confidential"u8, ItemFlags.Private);
            else if (element.ValueTextEquals("hangoutLink"u8))
                ReadText(ref element, items, HangoutLink);
            else if (element.ValueTextEquals("conferenceData"u8))
                items.SetText(ConferenceLink, EventJson.ReadConference(ref element, items));
            else
                EventJson.SkipValue(ref element);
        }

        // Only the organizer of a meeting with a hidden list sees everybody on it.
        if (hidesGuests && (flags & ItemFlags.Outgoing) == 0)
            flags |= ItemFlags.PartialParticipants;

        return changed is not null && (flags & ItemFlags.Cancelled) != 0 ? ItemReading.LeftOut : Complete(items, start, end, flags);
    }

    public KeptItem? Create(in CollectedItem item, int evidence)
    {
        var endDate = EventTime.ToDate(item.GetBytes(EndDate));
        var end = endDate is { } day ? Midnight(day) : EventTime.ToInstant(item.GetBytes(EndTime));
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
            StartDate = EventTime.ToDate(item.GetBytes(StartDate)),
            EndDate = endDate,
            IsOrganizer = (item.Item.Flags & ItemFlags.Outgoing) != 0,
            JoinUrl = item.GetText(ConferenceLink) ?? item.GetText(HangoutLink),
        };
    }

    private static ItemReading Complete(PageCollector items, EventTime start, EventTime end, ItemFlags flags)
    {
        var date = start.Date;
        var time = start.Time;
        var isAllDay = !date.IsEmpty;
        var at = isAllDay
            ? EventTime.ToDate(items.Unescaped(ref date)) is { } day ? Midnight(day) : null
            : EventTime.ToInstant(items.Unescaped(ref time));
        if (at is not { } instant)
            return ItemReading.Broken;

        items.SetText(StartDate, date);
        items.SetText(EndDate, end.Date);
        items.SetText(EndTime, end.Time);
        return items.CompleteItem(instant, isAllDay ? flags | ItemFlags.AllDay : flags);
    }

    private static DateTimeOffset? Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static JsonText ReadText(ref Utf8JsonReader element, PageCollector items, int text)
    {
        element.Read();
        var place = items.Locate(ref element);
        items.SetText(text, place);
        return place;
    }

    private void Remember(JsonText id, PageCollector items)
    {
        if (changed is null || id.IsEmpty)
            return;

        changed.Add(Encoding.UTF8.GetString(items.Unescaped(ref id)));
        items.SetText(Id, id);
    }

    private static ItemFlags ReadWord(ref Utf8JsonReader element, ReadOnlySpan<byte> word, ReadOnlySpan<byte> otherWord, ItemFlags flag)
    {
        element.Read();
        var isWord = element.TokenType == JsonTokenType.String && (element.ValueTextEquals(word) || element.ValueTextEquals(otherWord));
        element.Skip();
        return isWord ? flag : ItemFlags.None;
    }
}
