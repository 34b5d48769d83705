namespace Jiminny.Simulation.Zoo;

/// <summary>All seeded bugs.</summary>
internal static class BugZoo
{
    public static IReadOnlyList<SeededBug> All { get; } =
    [
        new CursorBeforeItems(), new HalfPages(), new NoFence(), new LastWriterWins(), new RetriedUnknownOutcome(), new WipeBeforeResync(),
        new SweepOnIncompleteRound(), new GenerationNotAdvanced(), new FirstItemSkipped(), new CountedTwiceAfterRestart(),
        new LeaseByOwnClock(), new ReleasesForeignLease(), new OneNameForAll(),
        new FailureTakenForEnd(), new ExpiryTakenForEnd(), new EmptyPageTakenForEnd(), new RetryAfterIgnored(), new TiesSkipped(), new TimeRoundedAway(),
        new CursorOfPageReadAhead(), new ChangesFromTheEnd(), new RemovalsIgnored(), new CrmChangesForgotten(),
    ];

    public static SeededBug Find(string name) => All.FirstOrDefault(bug => string.Equals(bug.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no bug '{name}'; there are {string.Join(", ", All.Select(bug => bug.Name))}.");
}
