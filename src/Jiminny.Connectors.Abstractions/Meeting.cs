namespace Jiminny.Connectors;

/// <summary>What is kept of a meeting; never its description.</summary>
public sealed record Meeting : KeptItem
{
    /// <summary>The iCalendar UID of RFC 5545, the same in every calendar that holds the meeting.</summary>
    public string? ICalUid { get; init; }

    /// <summary>The provider's id of the series, when this is an occurrence of one.</summary>
    public string? SeriesId { get; init; }

    /// <summary>When it starts, in UTC; for an all-day meeting midnight UTC of <see cref="StartDate"/>.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it ends, in UTC, exclusive.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The first day of an all-day meeting; otherwise <see langword="null"/>. A date has no time zone and is never moved by one.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The first day after an all-day meeting; otherwise <see langword="null"/>.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Whether it takes whole days.</summary>
    public bool IsAllDay => StartDate is not null;

    /// <summary>Whether the mailbox' owner organises it.</summary>
    public bool IsOrganizer { get; init; }

    /// <summary>Where to join online, when there is such a place.</summary>
    public string? JoinUrl { get; init; }
}
