namespace Jiminny.Emulator;

/// <summary>One item of the primary calendar: a single event or the master of a series. Immutable.</summary>
public sealed class EmulatedEvent
{
    internal EmulatedEvent(EventDraft draft, ulong mark, TimeZoneInfo zone, Vendor vendor, ulong version, EmulatedEvent? before)
    {
        Mark = mark;
        ContentMark = draft.ContentMark != 0 ? draft.ContentMark : mark;
        Zone = zone;
        Version = version;
        (Start, End, IsAllDay) = (draft.Start, draft.End, draft.IsAllDay);
        (Subject, Body, Location, MeetingUrl) = (draft.Subject, draft.Body, draft.Location, draft.MeetingUrl);
        (Organizer, Attendees, Recurrence) = (draft.Organizer, draft.Attendees, draft.Recurrence);
        (Sensitivity, Kind, IsCancelled, HidesGuests, IsFree) = (draft.Sensitivity, draft.Kind, draft.IsCancelled, draft.HidesGuests, draft.IsFree);
        Purpose = draft.Purpose;
        PrivateProperties = draft.PrivateProperties ?? before?.PrivateProperties ?? new Dictionary<string, string>();
        GoogleId = draft.GoogleId ?? before?.GoogleId ?? "ev" + Emulator.Mark.Text(mark);
        ICalUid = draft.ICalUid ?? (vendor == Vendor.Microsoft
            ? $"040000008200E00074C5B7101A82E00800000000{Emulator.Mark.Text(mark).ToUpperInvariant()}000000000000000010000000"
            : $"{draft.GoogleId ?? Emulator.Mark.Text(mark)}@google.com");
    }

    /// <summary>When it begins, as a wall clock in the event's zone shows it; a date at midnight for an all-day event.</summary>
    public DateTime Start { get; }

    /// <summary>When it ends, likewise; for an all-day event the midnight after its last day.</summary>
    public DateTime End { get; }

    /// <summary>True when it covers whole days, which move with nobody's time zone.</summary>
    public bool IsAllDay { get; }

    /// <summary>The title; null when it has none.</summary>
    public string? Subject { get; }

    /// <summary>The description.</summary>
    public string Body { get; }

    /// <summary>The place; null when none is given.</summary>
    public string? Location { get; }

    /// <summary>The link of an online meeting; null when there is none.</summary>
    public string? MeetingUrl { get; }

    /// <summary>Who called it; null for an own entry without guests.</summary>
    public EmulatedAddress? Organizer { get; }

    /// <summary>Everybody and everything invited.</summary>
    public IReadOnlyList<EmulatedAttendee> Attendees { get; }

    /// <summary>The rule of a series; null for a single event.</summary>
    public EventRecurrence? Recurrence { get; }

    /// <summary>How openly it may be shown. The owner's own token sees everything all the same.</summary>
    public EventSensitivity Sensitivity { get; }

    /// <summary>What kind of item it is.</summary>
    public EventKind Kind { get; }

    /// <summary>True when it was called off: Graph goes on showing it to those invited, Google only to who asks for deleted items.</summary>
    public bool IsCancelled { get; }

    /// <summary>True when guests see nobody but themselves and the organizer.</summary>
    public bool HidesGuests { get; }

    /// <summary>True when it blocks no time.</summary>
    public bool IsFree { get; }

    /// <summary>The iCalendar UID, the same in every calendar the meeting is in.</summary>
    public string ICalUid { get; }

    /// <summary>Why it was made.</summary>
    public Purpose Purpose { get; }

    /// <summary>What applications have noted in it at Google, for this calendar alone.</summary>
    public IReadOnlyDictionary<string, string> PrivateProperties { get; }

    internal string GoogleId { get; }

    internal ulong Mark { get; }

    internal ulong ContentMark { get; }

    internal TimeZoneInfo Zone { get; }

    internal ulong Version { get; }

    /// <summary>The guests the mailbox' owner gets to see.</summary>
    internal IEnumerable<EmulatedAttendee> VisibleTo(EmulatedMailbox mailbox) =>
        HidesGuests && !mailbox.Owns(Organizer?.Address) ? Attendees.Where(a => mailbox.Owns(a.Who.Address)) : Attendees;

    /// <summary>The owner's own answer; the organizer needs none.</summary>
    internal EventResponse? ResponseOf(EmulatedMailbox mailbox) => Attendees.FirstOrDefault(a => mailbox.Owns(a.Who.Address))?.Response;
}
