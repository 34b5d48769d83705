namespace Jiminny.EntityFrameworkCore.Scheduling;

// Times are milliseconds since 1970 UTC.

internal sealed class ScheduleRow
{
    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required byte Provider { get; set; }

    public required long DueAt { get; set; }

    public required bool IsPaused { get; set; }

    public required int Failures { get; set; }

    public long? TakenAt { get; set; }

    public long? MailFrom { get; set; }

    public long? MailTo { get; set; }

    public long? CalendarFrom { get; set; }

    public long? CalendarTo { get; set; }
}

internal sealed class NewsRow
{
    public required string OrganisationId { get; init; }

    public required long Number { get; init; }

    /// <summary>Separated by line feeds; null when they are too many to be named.</summary>
    public string? Addresses { get; init; }

    /// <summary>Separated by line feeds; null when they are too many to be named.</summary>
    public string? Domains { get; init; }

    /// <summary>Type, a space and id, separated by line feeds; null when any may have changed.</summary>
    public string? Records { get; init; }

    public required long AddedAt { get; init; }
}

internal sealed class ExclusionRow
{
    public required string OrganisationId { get; init; }

    /// <summary>Empty for all of the organisation.</summary>
    public required string MailboxId { get; init; }

    public required bool IsDomain { get; init; }

    public required string Value { get; init; }
}

/// <summary>Numbers that only grow, of one organisation.</summary>
internal sealed class CounterRow
{
    public required string OrganisationId { get; init; }

    public required long News { get; init; }

    public required long Exclusions { get; init; }
}
