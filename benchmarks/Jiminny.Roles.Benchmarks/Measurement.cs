using System.Diagnostics;

namespace Jiminny.Roles.Benchmarks;

/// <summary>A row of the table.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="NsPerDecision">Nanoseconds per decision in the best round: what else runs on the machine only ever adds.</param>
/// <param name="AllocatedBytes">Bytes allocated per decision.</param>
/// <param name="RatioToAspNetPolicy">Time as a part of what the ASP.NET Core policy takes for the same question.</param>
internal sealed record Measurement(string Case, double NsPerDecision, double AllocatedBytes, double RatioToAspNetPolicy)
{
    private const int Rounds = 400;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures every case in turn within each of many short rounds, so that a busy machine is busy for all of them and lets each run undisturbed once.</summary>
    internal static IReadOnlyList<Measurement> Run(IReadOnlyList<Case> cases)
    {
        var iterations = cases.Select(Calibrate).ToArray();
        var times = cases.Select(_ => new List<double>(Rounds)).ToArray();
        var bytes = new double[cases.Count];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                var granted = cases[i].Loop(iterations[i]);
                times[i].Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / iterations[i]);
                bytes[i] = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / iterations[i];
                if (granted != (cases[i].IsGranted ? iterations[i] : 0))
                    throw new InvalidOperationException($"{cases[i].Name} decided {granted} of {iterations[i]} times, which is not what was asked.");
            }
        }

        var best = times.Select(rounds => rounds.Min()).ToArray();
        var policy = best[cases.ToList().FindIndex(candidate => candidate.IsBaseline)];
        return [.. cases.Select((candidate, i) => new Measurement(
            candidate.Name, Math.Round(best[i], 2), Math.Round(bytes[i], 1), Math.Round(best[i] / policy, 5)))];
    }

    private static int Calibrate(Case candidate)
    {
        // Long enough for the tiered compiler to have its last word, then as many as fit a round.
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm) < TimeSpan.FromMilliseconds(400))
            candidate.Loop(2_000);
        var iterations = 100;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            candidate.Loop(iterations);
            if (Stopwatch.GetElapsedTime(started) >= RoundTime || iterations > 50_000_000)
                return iterations;
            iterations *= 2;
        }
    }
}
