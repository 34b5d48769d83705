using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Jiminny.Simulation.Judging;
using Jiminny.Simulation.Mutation;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.Zoo;

namespace Jiminny.Simulation;

/// <summary>The command line: many seeds with figures, or one seed with everything that happens in it.</summary>
internal static class SimulationCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static bool Understands(string[] args) => args.Any(arg => arg is "--seeds" or "--seed" or "--zoo" or "--hunt" or "--mutants");

    public static int Run(string[] args)
    {
        var bug = Value(args, "--bug") is { } name ? BugZoo.Find(name) : SeededBug.None;
        Func<Scheduler, IDatabase>? database = args.Contains("--sqlite") ? scheduler => new SqliteDatabase(scheduler) : null;
        if (Value(args, "--seed") is { } seed)
        {
            return Replay(Number(seed), bug, database);
        }

        if (Value(args, "--hunt") is { } most)
        {
            return SeedSweep.FirstFailure(bug, Number(most)) is null ? 0 : 1;
        }

        if (Value(args, "--mutants") is { } seeds)
        {
            return MutationRun.Run(Number(seeds), Number(Value(args, "--every") ?? "1"));
        }

        if (args.Contains("--zoo"))
        {
            return ShowZoo();
        }

        var first = Number(Value(args, "--first") ?? "1");
        return Sweep(first, Number(Value(args, "--seeds")!), bug, database, args.Contains("--json"));
    }

    private static int Replay(int seed, SeededBug bug, Func<Scheduler, IDatabase>? database)
    {
        var result = SimulationRun.Execute(seed, bug, database, Console.WriteLine);
        Console.WriteLine($"seed {seed}: {result.Faults} faults, {result.Steps} steps, {(result.IsGood ? "nothing lost, nothing twice" : $"{result.Violations.Count} violations")}");
        return result.IsGood ? 0 : 1;
    }

    private static int ShowZoo()
    {
        var missed = 0;
        foreach (var bug in BugZoo.All)
        {
            var failure = SeedSweep.FirstFailure(bug, most: 1000);
            missed += failure is null ? 1 : 0;
            Console.WriteLine(failure is null
                ? $"{bug.Name,-24} not found"
                : $"{bug.Name,-24} seed {failure.Seed,4}: {failure.Violations[0].Offence}: {failure.Violations[0].Text}");
        }

        return missed;
    }

    private static int Sweep(int first, int count, SeededBug bug, Func<Scheduler, IDatabase>? database, bool json)
    {
        var watch = Stopwatch.StartNew();
        var results = SeedSweep.Run(first, count, bug, database);
        var found = ReferenceEquals(bug, SeededBug.None) ? BugZoo.All.Count(each => SeedSweep.FirstFailure(each, most: 1000) is not null) : 0;
        var failures = results.Where(result => !result.IsGood).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    seeds = count,
                    faults = results.Sum(result => (long)result.Faults),
                    lost = results.Sum(result => result.Count(Offence.Lost)),
                    duplicates = results.Sum(result => result.Count(Offence.Duplicate)),
                    rejectedPersisted = results.Sum(result => result.Count(Offence.RejectedPersisted)),
                    otherViolations = results.Sum(result => result.Violations.Count - result.Count(Offence.Lost, Offence.Duplicate, Offence.RejectedPersisted)),
                    seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
                    bugsFound = found,
                    bugsSeeded = BugZoo.All.Count,
                },
                Indented));
        }
        else
        {
            Console.WriteLine($"{count} seeds, {results.Sum(result => (long)result.Faults)} faults, {failures.Count} failing, {watch.Elapsed.TotalSeconds:F1} s, {found} of {BugZoo.All.Count} seeded bugs found");
        }

        foreach (var failure in failures.Take(20))
        {
            var violation = failure.Violations[0];
            Console.Error.WriteLine($"seed {failure.Seed}: {violation.Offence} at step {violation.Step}: {violation.Text}");
            Console.Error.WriteLine($"  replay: {ReplayCommand(failure.Seed, bug)}{(database is null ? "" : " --sqlite")}");
        }

        return failures.Count == 0 ? 0 : 1;
    }

    /// <summary>The command that runs one seed alone.</summary>
    public static string ReplayCommand(int seed, SeededBug? bug = null) =>
        $"dotnet run -c Release --project tests/Jiminny.Simulation -- --seed {seed}" + (bug is null || ReferenceEquals(bug, SeededBug.None) ? "" : $" --bug {bug.Name}");

    private static string? Value(string[] args, string name)
    {
        var place = Array.IndexOf(args, name);
        return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
