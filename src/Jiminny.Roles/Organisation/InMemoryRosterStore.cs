using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>Keeps organisations in memory: for tests, samples and hosts that store them themselves.</summary>
internal sealed class InMemoryRosterStore : IRosterStore
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public ValueTask<Roster?> FindAsync(string organisationId, CancellationToken cancellationToken = default) =>
        new(_entries.GetValueOrDefault(organisationId)?.Roster);

    public ValueTask<RosterOutcome> ChangeAsync(string organisationId, Func<Roster?, RosterOutcome> change, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = _entries.GetOrAdd(organisationId, _ => new Entry());
        lock (entry.Gate)
        {
            var outcome = change(entry.Roster);
            if (outcome.IsAccepted)
            {
                entry.Events = entry.Events.AddRange(outcome.SeatEvents);
                entry.Roster = outcome.Roster;
            }

            return new(outcome);
        }
    }

    public ValueTask<IReadOnlyList<SeatEvent>> ReadSeatEventsAsync(string organisationId, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        new([.. (_entries.GetValueOrDefault(organisationId)?.Events ?? []).Where(seatEvent => seatEvent.At < until)]);

    private sealed class Entry
    {
        internal Lock Gate { get; } = new();

        internal volatile Roster? Roster;

        internal ImmutableList<SeatEvent> Events { get; set; } = [];
    }
}
