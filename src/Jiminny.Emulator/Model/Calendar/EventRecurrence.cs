namespace Jiminny.Emulator;

/// <summary>How often a series repeats.</summary>
public enum RecurrenceFrequency : byte
{
    /// <summary>Every so many days.</summary>
    Daily,

    /// <summary>On given weekdays of every so many weeks.</summary>
    Weekly,

    /// <summary>On the first occurrence's day of every so many months; months without that day are skipped.</summary>
    Monthly,
}

/// <summary>The rule of a series. It ends after <see cref="Count"/> occurrences, on <see cref="Until"/>, or never. Immutable.</summary>
public sealed class EventRecurrence(RecurrenceFrequency frequency, int interval = 1)
{
    /// <summary>The unit.</summary>
    public RecurrenceFrequency Frequency { get; } = frequency;

    /// <summary>How many units lie between occurrences; at least 1.</summary>
    public int Interval { get; } = interval >= 1 ? interval : throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval must be at least 1.");

    /// <summary>Weekdays of a weekly series; the first occurrence's own when empty.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>How many occurrences there are, cancelled ones included; null for no such end.</summary>
    public int? Count { get; init; }

    /// <summary>The last day an occurrence may begin on; null for no such end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Occurrences that differ from the rule.</summary>
    public IReadOnlyList<OccurrenceChange> Changes { get; init; } = [];

    /// <summary>The days on which occurrences begin, in order, from the first one on; possibly without end.</summary>
    internal IEnumerable<DateOnly> StartDays(DateOnly first)
    {
        var given = 0;
        foreach (var day in Candidates(first))
        {
            if ((Count is { } count && given >= count) || (Until is { } until && day > until))
                yield break;
            given++;
            yield return day;
        }
    }

    private IEnumerable<DateOnly> Candidates(DateOnly first)
    {
        switch (Frequency)
        {
            case RecurrenceFrequency.Daily:
                for (var day = first; ; day = day.AddDays(Interval))
                    yield return day;
            case RecurrenceFrequency.Weekly:
                // Weeks begin on Monday, for Google (the RFC's default) and for Graph as written here.
                var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
                for (var week = monday; ; week = week.AddDays(7 * Interval))
                    for (var i = 0; i < 7; i++)
                        if (week.AddDays(i) is var day && day >= first && (Days.Count == 0 ? day.DayOfWeek == first.DayOfWeek : Days.Contains(day.DayOfWeek)))
                            yield return day;
            default:
                for (var month = 0; ; month += Interval)
                    if (first.AddMonths(month) is var day && day.Day == first.Day)
                        yield return day;
        }
    }
}

/// <summary>One occurrence of a series that was cancelled or moved.</summary>
/// <param name="Day">The day the rule puts it on.</param>
/// <param name="Deleted">True when it does not take place.</param>
/// <param name="Shift">How far it was moved; zero when it only has another subject.</param>
/// <param name="Subject">Its own subject; the series' when null.</param>
public sealed record OccurrenceChange(DateOnly Day, bool Deleted, TimeSpan Shift = default, string? Subject = null);
