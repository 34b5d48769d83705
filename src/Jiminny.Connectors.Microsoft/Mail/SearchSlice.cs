namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>The days that one search covers, both inclusive, and the first day of the window.</summary>
internal readonly record struct SearchSlice(DateOnly First, DateOnly Last, DateOnly Begin)
{
    public int Days => Last.DayNumber - First.DayNumber + 1;

    public static SearchSlice Of(TimeWindow window, SearchState state)
    {
        var begin = DateOnly.FromDateTime(window.From.UtcDateTime);
        var last = state.Last ?? DateOnly.FromDateTime(window.To.UtcDateTime.AddTicks(-1));
        var first = state.Days == 0 || last.DayNumber - begin.DayNumber < state.Days ? begin : last.AddDays(1 - state.Days);
        return new SearchSlice(first, last, begin);
    }

    /// <summary>Where to go on: with the days before, twice as many, or with the next group.</summary>
    public SearchState After(SearchState state) => First > Begin
        ? state with { Last = First.AddDays(-1), Days = Days * 2, NextLink = null }
        : new SearchState { Group = state.Group + 1 };
}
