using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>One time an event takes place. Immutable.</summary>
internal sealed class EventOccurrence
{
    private readonly OccurrenceChange? change;

    private EventOccurrence(EmulatedEvent source, DateTime originalStart, OccurrenceChange? change, TimeZoneInfo allDayZone)
    {
        this.change = change;
        Event = source;
        OriginalStart = originalStart;
        Start = originalStart + (change?.Shift ?? TimeSpan.Zero);
        End = Start + (source.End - source.Start);
        var zone = source.IsAllDay ? allDayZone : source.Zone;
        StartUtc = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(Start, DateTimeKind.Unspecified), zone);
        EndUtc = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(End, DateTimeKind.Unspecified), zone);
    }

    public EmulatedEvent Event { get; }

    /// <summary>Wall clock of the event's zone, where the rule puts it.</summary>
    public DateTime OriginalStart { get; }

    public DateTime Start { get; }

    public DateTime End { get; }

    public DateTime StartUtc { get; }

    public DateTime EndUtc { get; }

    /// <summary>Whether this stands for the series itself.</summary>
    public bool IsMaster { get; private init; }

    public bool InSeries => Event.Recurrence is not null && !IsMaster;

    public bool IsException => change is { Deleted: false };

    public bool IsDeleted => change is { Deleted: true };

    public string? Subject => change?.Subject ?? Event.Subject;

    /// <summary>A number of its own for each occurrence, the event's for a single one.</summary>
    public ulong Mark => InSeries ? Emulator.Mark.Mix(Event.Mark, (ulong)DateOnly.FromDateTime(OriginalStart).DayNumber) : Event.Mark;

    /// <summary>Google's instance id.</summary>
    public string GoogleId => InSeries
        ? $"{GoogleIdOf(Event)}_{(Event.IsAllDay ? OriginalStart.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : OriginalUtc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))}"
        : GoogleIdOf(Event);

    public DateTime OriginalUtc => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(OriginalStart, DateTimeKind.Unspecified), Event.Zone);

    /// <summary>The series itself, at the time of its first occurrence.</summary>
    public static EventOccurrence MasterOf(EmulatedEvent source, TimeZoneInfo calendarZone) => new(source, source.Start, null, calendarZone) { IsMaster = true };

    public static string GoogleIdOf(EmulatedEvent source) => source.GoogleId;

    /// <summary>The occurrences that begin before <paramref name="until"/>, cancelled ones among them, in order of the rule.</summary>
    /// <param name="source">The event.</param>
    /// <param name="until">UTC; ends an endless series.</param>
    /// <param name="calendarZone">The zone in which whole days count.</param>
    public static IEnumerable<EventOccurrence> Of(EmulatedEvent source, DateTime until, TimeZoneInfo calendarZone)
    {
        if (source.Recurrence is not { } rule)
        {
            yield return new EventOccurrence(source, source.Start, null, calendarZone);
            yield break;
        }
        foreach (var day in rule.StartDays(DateOnly.FromDateTime(source.Start)))
        {
            var change = rule.Changes.FirstOrDefault(c => c.Day == day);
            var occurrence = new EventOccurrence(source, day.ToDateTime(TimeOnly.FromDateTime(source.Start)), change, calendarZone);
            // A moved one may come back before the limit, hence the margin.
            if (occurrence.StartUtc >= until.AddDays(31))
                yield break;
            yield return occurrence;
        }
    }

    /// <summary>Whether it overlaps a window: it ends after the window begins and begins before the window ends.</summary>
    public bool Overlaps(DateTime from, DateTime until) => StartUtc < until && (EndUtc > from || (EndUtc == StartUtc && StartUtc >= from));
}
