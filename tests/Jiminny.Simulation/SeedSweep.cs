using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.Zoo;

namespace Jiminny.Simulation;

/// <summary>Many seeds, on all processors; each seed has a thread to itself.</summary>
internal static class SeedSweep
{
    /// <summary>Runs seeds.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="bug">A bug to run them with.</param>
    /// <param name="database">The store; in memory when none is given.</param>
    public static IReadOnlyList<SimulationResult> Run(int first, int count, SeededBug bug, Func<Scheduler, IDatabase>? database = null)
    {
        var results = new SimulationResult[count];
        var next = -1;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return results;

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                results[i] = SimulationRun.Execute(first + i, bug, database);
            }
        }
    }

    /// <summary>The first seed that finds a bug; <see langword="null"/> when none of so many does.</summary>
    public static SimulationResult? FirstFailure(SeededBug bug, int most)
    {
        const int Chunk = 20;
        for (var first = 1; first <= most; first += Chunk)
        {
            if (Run(first, Math.Min(Chunk, most - first + 1), bug).FirstOrDefault(result => !result.IsGood) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }
}
