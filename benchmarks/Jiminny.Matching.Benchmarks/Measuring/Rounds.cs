using System.Diagnostics;
using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>
/// Measures contenders side by side: everybody looks up the same queries, a stretch of them at a time and in an order drawn anew each
/// time, so that noise of the
/// machine meets all alike. A page before each stretch is not counted: it brings back into the caches what others drove out. What counts
/// is the median stretch of each round, and of these the median.
/// </summary>
internal sealed class Rounds(IReadOnlyList<QuerySlice> slices, int rounds)
{
    private const int PageSize = 4_096;

    private const int StretchSize = 5 * PageSize;

    /// <summary>For how long rounds are not counted: the runtime compiles the hot paths anew, aside, with what it has learnt.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private readonly int[] _results = new int[PageSize];

    /// <summary>Nanoseconds per query and the bytes allocated per query, per contender.</summary>
    /// <param name="contenders">Who is measured.</param>
    /// <param name="queries">How many queries of each slice are used, for contenders that would take too long. Default all.</param>
    public IReadOnlyList<Measurement> Run(IReadOnlyList<IContender> contenders, int queries = int.MaxValue)
    {
        var warmUp = Stopwatch.StartNew();
        for (var round = 0; round < slices.Count || warmUp.Elapsed < WarmUp; round++)
        {
            RunRound(contenders, slices[round % slices.Count], queries, round);
        }

        var medians = contenders.Select(_ => new List<double>()).ToArray();
        var allocated = new double[contenders.Count];
        for (var round = 0; round < rounds; round++)
        {
            var (times, bytes) = RunRound(contenders, slices[round % slices.Count], queries, round);
            for (var at = 0; at < contenders.Count; at++)
            {
                medians[at].Add(Median(times[at]));
                allocated[at] = bytes[at];
            }
        }

        return [.. contenders.Select((contender, i) => new Measurement(contender, Median(medians[i]), allocated[i]))];
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private (List<double>[] Times, double[] AllocatedBytes) RunRound(IReadOnlyList<IContender> contenders, QuerySlice slice, int queries, int round)
    {
        var times = contenders.Select(_ => new List<double>()).ToArray();
        var allocated = new double[contenders.Count];
        var order = Enumerable.Range(0, contenders.Count).ToArray();
        var random = new SplitMix((ulong)round);
        for (var start = 0; start < Math.Min(queries, slice.Ranges.Length); start += StretchSize)
        {
            Shuffle(order, ref random);
            var count = Math.Min(StretchSize, Math.Min(queries, slice.Ranges.Length) - start);
            foreach (var at in order)
            {
                RunStretch(contenders[at], slice, Math.Max(0, (start == 0 ? slice.Ranges.Length : start) - PageSize), Math.Min(PageSize, count));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = ThreadClock.GetNanoseconds();
                RunStretch(contenders[at], slice, start, count);
                times[at].Add((ThreadClock.GetNanoseconds() - started) / (double)count);
                allocated[at] = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
            }
        }

        return (times, allocated);
    }

    private static void Shuffle(int[] order, ref SplitMix random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    private void RunStretch(IContender contender, QuerySlice slice, int start, int count)
    {
        for (var end = start + count; start < end; start += PageSize)
        {
            contender.Match(slice, start, Math.Min(PageSize, end - start), _results);
        }
    }
}

/// <summary>What one contender took.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Nanoseconds">Per query.</param>
/// <param name="AllocatedBytes">Per query.</param>
internal sealed record Measurement(IContender Contender, double Nanoseconds, double AllocatedBytes);
