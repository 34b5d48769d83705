using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>The use of seats over time, replayed from <see cref="SeatEvent"/>s.</summary>
public static class SeatHistory
{
    /// <summary>The seats used and reserved at a moment.</summary>
    /// <param name="events">Every event of the organisation up to the moment, in their order.</param>
    /// <param name="at">The moment; events at just that time count.</param>
    /// <returns>The number of seats.</returns>
    public static int SeatsAt(IEnumerable<SeatEvent> events, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(events);
        Dictionary<string, SeatEvent> last = new(StringComparer.Ordinal);
        foreach (var seatEvent in events)
        {
            if (seatEvent.At <= at)
                last[seatEvent.MemberId] = seatEvent;
        }

        return last.Values.Sum(seatEvent => seatEvent.SeatsAt(at));
    }

    /// <summary>The use day by day.</summary>
    /// <param name="events">Every event of the organisation up to the last day, in their order.</param>
    /// <param name="first">The first day, in UTC.</param>
    /// <param name="last">The last day, in UTC.</param>
    /// <returns>A row per day.</returns>
    public static ImmutableArray<SeatDay> ByDay(IEnumerable<SeatEvent> events, DateOnly first, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(events);
        return [.. Replay(events, first, last, _ => true)];
    }

    /// <summary>Replays the part of the events whose licences are wanted. A lapsing reservation is a change of its own.</summary>
    internal static IEnumerable<SeatDay> Replay(IEnumerable<SeatEvent> events, DateOnly first, DateOnly last, Func<string, bool> wanted)
    {
        Dictionary<string, (int Version, int Seats)> members = new(StringComparer.Ordinal);
        PriorityQueue<(string MemberId, int Version, int Seats), (DateTimeOffset At, int Order)> changes = new();
        var order = 0;
        foreach (var seatEvent in events)
        {
            var version = ++order;
            var seats = wanted(seatEvent.Licences) ? seatEvent.SeatsAt(seatEvent.At) : 0;
            changes.Enqueue((seatEvent.MemberId, version, seats), (seatEvent.At, version));
            if (seatEvent.Until is { } until && seats > 0)
                changes.Enqueue((seatEvent.MemberId, -version, 0), (until, version));
        }

        var total = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            var end = start.AddDays(1);
            var peak = -1;
            while (changes.TryPeek(out var change, out var key) && key.At < end)
            {
                changes.Dequeue();
                if (peak < 0 && key.At > start)
                    peak = total;
                var known = members.GetValueOrDefault(change.MemberId);

                // A lapse counts only while the reservation it ends is still the member's last event.
                if (change.Version < 0 && known.Version != -change.Version)
                    continue;
                total += change.Seats - known.Seats;
                members[change.MemberId] = (Math.Abs(change.Version), change.Seats);
                if (key.At >= start)
                    peak = Math.Max(peak, total);
            }

            yield return new(day, total, Math.Max(peak, total));
        }
    }
}
