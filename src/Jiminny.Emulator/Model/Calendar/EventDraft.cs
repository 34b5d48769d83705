namespace Jiminny.Emulator;

/// <summary>A calendar item to put into a mailbox with <see cref="EmulatedMailbox.Add(EventDraft)"/>.</summary>
public sealed class EventDraft
{
    /// <inheritdoc cref="EmulatedEvent.Start"/>
    public required DateTime Start { get; init; }

    /// <inheritdoc cref="EmulatedEvent.End"/>
    public required DateTime End { get; init; }

    /// <summary>The IANA zone <see cref="Start"/> and <see cref="End"/> are in; the mailbox' own when null.</summary>
    public string? TimeZone { get; init; }

    /// <inheritdoc cref="EmulatedEvent.IsAllDay"/>
    public bool IsAllDay { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Subject"/>
    public string? Subject { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Body"/>
    public string Body { get; init; } = "";

    /// <inheritdoc cref="EmulatedEvent.Location"/>
    public string? Location { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Organizer"/>
    public EmulatedAddress? Organizer { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Attendees"/>
    public IReadOnlyList<EmulatedAttendee> Attendees { get; init; } = [];

    /// <inheritdoc cref="EmulatedEvent.Recurrence"/>
    public EventRecurrence? Recurrence { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Sensitivity"/>
    public EventSensitivity Sensitivity { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Kind"/>
    public EventKind Kind { get; init; }

    /// <inheritdoc cref="EmulatedEvent.IsCancelled"/>
    public bool IsCancelled { get; init; }

    /// <inheritdoc cref="EmulatedEvent.HidesGuests"/>
    public bool HidesGuests { get; init; }

    /// <inheritdoc cref="EmulatedEvent.IsFree"/>
    public bool IsFree { get; init; }

    /// <inheritdoc cref="EmulatedEvent.MeetingUrl"/>
    public string? MeetingUrl { get; init; }

    /// <inheritdoc cref="EmulatedEvent.ICalUid"/>
    public string? ICalUid { get; init; }

    /// <inheritdoc cref="EmulatedEvent.Purpose"/>
    public Purpose Purpose { get; init; }

    /// <summary>The item's 64-bit number, unique in the world; drawn by the mailbox when 0.</summary>
    public ulong Mark { get; init; }

    /// <summary>The number that the canaries in subject, body, names and addresses carry, shared by all copies of one meeting; <see cref="Mark"/> when 0.</summary>
    public ulong ContentMark { get; init; }

    /// <summary>Google's id where the client has chosen one; kept by a change, else made of <see cref="Mark"/> when null.</summary>
    internal string? GoogleId { get; init; }

    /// <inheritdoc cref="EmulatedEvent.PrivateProperties"/>
    internal IReadOnlyDictionary<string, string>? PrivateProperties { get; init; }
}
