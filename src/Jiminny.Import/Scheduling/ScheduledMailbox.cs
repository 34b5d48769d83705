using Jiminny.Connectors;

namespace Jiminny.Import.Scheduling;

/// <summary>A mailbox in the schedule. Immutable.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record ScheduledMailbox(MailboxContext Mailbox, DateTimeOffset DueAt)
{
    /// <summary>Whether somebody has paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When a host last took it; <see langword="null"/> when none has.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>How many passes in a row have failed.</summary>
    public int Failures { get; init; }

    /// <summary>A part of its mail that is to be read again. Default none.</summary>
    public TimeWindow? MailRange { get; init; }

    /// <summary>A part of its calendar that is to be read again. Default none.</summary>
    public TimeWindow? CalendarRange { get; init; }

    /// <summary>The part of a stream that is to be read again.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>The range, or <see langword="null"/>.</returns>
    public TimeWindow? RangeOf(StreamKind stream) => stream == StreamKind.Mail ? MailRange : CalendarRange;
}
