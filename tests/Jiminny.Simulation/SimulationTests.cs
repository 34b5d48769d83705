using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Zoo;

namespace Jiminny.Simulation;

public class SimulationTests
{
    private static readonly bool IsNightly = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") == "1";

    public static TheoryData<string> Bugs => [.. BugZoo.All.Select(bug => bug.Name)];

    /// <summary>The judge, the plan and the real importer agree: whatever happens, nothing is lost, nothing comes twice, nothing rejected stays.</summary>
    [Fact]
    public void No_seed_loses_or_doubles_anything()
    {
        var results = SeedSweep.Run(first: 1, IsNightly ? 20_000 : 500, SeededBug.None);
        var failures = results.Where(result => !result.IsGood)
            .Select(result => $"{result.Violations[0].Offence}: {result.Violations[0].Text}; {SimulationCommand.ReplayCommand(result.Seed)}");
        Assert.Empty(failures);
        Assert.All(results, result => Assert.InRange(result.Faults, 25, int.MaxValue));
    }

    /// <summary>The same over the store on SQLite, the database's clock simulated like everything else.</summary>
    [Fact]
    public void No_seed_loses_or_doubles_anything_on_SQLite()
    {
        var results = SeedSweep.Run(first: 1, IsNightly ? 1000 : 12, SeededBug.None, scheduler => new SqliteDatabase(scheduler));
        var failures = results.Where(result => !result.IsGood)
            .Select(result => $"{result.Violations[0].Offence}: {result.Violations[0].Text}; {SimulationCommand.ReplayCommand(result.Seed)} --sqlite");
        Assert.Empty(failures);
    }

    /// <summary>A mistake that others have shipped does not get past it.</summary>
    [Theory]
    [MemberData(nameof(Bugs))]
    public void Every_seeded_bug_is_found_within_a_thousand_seeds(string name) =>
        Assert.NotNull(SeedSweep.FirstFailure(BugZoo.Find(name), most: 1000));

    [Fact]
    public void A_seed_is_the_same_run_each_time()
    {
        var first = SeedSweep.Run(first: 1, 40, SeededBug.None);
        var second = SeedSweep.Run(first: 1, 40, SeededBug.None);
        Assert.Equal(first.Select(result => (result.Seed, result.Steps, result.Digest)), second.Select(result => (result.Seed, result.Steps, result.Digest)));
        Assert.Equal(first.Count, first.Select(result => result.Digest).Distinct().Count());
    }
}
