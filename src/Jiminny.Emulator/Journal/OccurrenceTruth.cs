namespace Jiminny.Emulator;

/// <summary>What is true of one time a calendar item takes place.</summary>
public sealed record OccurrenceTruth
{
    /// <summary>The mailbox' key.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The id the vendor gives: Google's, or Graph's ordinary one.</summary>
    public required string Id { get; init; }

    /// <summary>Graph's immutable id; on Google the same as <see cref="Id"/>.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>The iCalendar UID as it was made; Graph shows occurrences of its own series under variants of it.</summary>
    public required string ICalUid { get; init; }

    /// <summary>When it begins; midnight UTC of its first day when it covers whole days.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it ends; midnight UTC behind its last day when it covers whole days.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>True when it covers whole days.</summary>
    public required bool IsAllDay { get; init; }

    /// <summary>True when it belongs to a series.</summary>
    public required bool InSeries { get; init; }

    /// <summary>True when the vendor leaves it out by default: Google hides what was cancelled, both hide a deleted occurrence.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>What kind of item it is; Google lists kinds as asked for, Graph lists all.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>True when the meeting was called off.</summary>
    public required bool IsCancelled { get; init; }

    /// <summary>How openly it may be shown.</summary>
    public required EventSensitivity Sensitivity { get; init; }

    /// <summary>The owner's own answer; null when the owner is not among the guests.</summary>
    public required EventResponse? OwnResponse { get; init; }

    /// <summary>Everybody the owner gets to see, the organizer first.</summary>
    public required IReadOnlyList<TruthParticipant> Participants { get; init; }

    /// <summary>True when the owner does not get to see all guests.</summary>
    public required bool GuestsHidden { get; init; }

    /// <summary>Why it was made.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>How to find it wherever it may have leaked to.</summary>
    public required ItemCanaries Canaries { get; init; }

    internal static OccurrenceTruth Of(EmulatedMailbox mailbox, EventOccurrence occurrence)
    {
        var item = occurrence.Event;
        var google = mailbox.Vendor == Vendor.Google;
        var people = new List<TruthParticipant>
        {
            new(TruthRole.Organizer, item.Organizer?.Address ?? mailbox.Address, item.Organizer is null ? mailbox.DisplayName : item.Organizer.Name),
        };
        foreach (var guest in item.VisibleTo(mailbox))
            people.Add(new TruthParticipant(guest.Resource ? TruthRole.Resource : TruthRole.Attendee, guest.Who.Address, guest.Who.Name));
        return new OccurrenceTruth
        {
            Mailbox = mailbox.Key,
            Id = google ? occurrence.GoogleId : mailbox.Ids.Item(EventProperties.EventContainer, occurrence.Mark, immutable: false),
            ImmutableId = google ? occurrence.GoogleId : mailbox.Ids.Item(EventProperties.EventContainer, occurrence.Mark, immutable: true),
            ICalUid = item.ICalUid,
            Start = item.IsAllDay ? new DateTimeOffset(occurrence.Start, TimeSpan.Zero) : new DateTimeOffset(occurrence.StartUtc),
            End = item.IsAllDay ? new DateTimeOffset(occurrence.End, TimeSpan.Zero) : new DateTimeOffset(occurrence.EndUtc),
            IsAllDay = item.IsAllDay,
            InSeries = occurrence.InSeries,
            IsHidden = occurrence.IsDeleted || (google && item.IsCancelled),
            Kind = item.Kind,
            IsCancelled = item.IsCancelled,
            Sensitivity = item.Sensitivity,
            OwnResponse = item.ResponseOf(mailbox),
            Participants = people,
            GuestsHidden = item.HidesGuests && !mailbox.Owns(item.Organizer?.Address),
            Purpose = item.Purpose,
            Canaries = ItemCanaries.Of(google ? item.Mark : occurrence.Mark, item.ContentMark, occurrence.Subject, item.Body, people.Select(p => new EmulatedAddress(p.Address, p.Name))),
        };
    }
}
