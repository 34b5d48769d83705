using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>
/// Measures contenders side by side: everybody looks up the same queries, a stretch of them at a time and in an order that moves on, so that noise of the
/// machine meets all alike. A page before each stretch is not counted: it brings back into the caches what others drove out. What counts is the median stretch of each round, and of these the median.
/// </summary>
internal sealed class Rounds(IReadOnlyList<QuerySlice> slices, int rounds)
{
    private const int PageSize = 4_096;

    private const int StretchSize = 5 * PageSize;

    /// <summary>Rounds that are not counted: the runtime compiles the hot paths anew with what it has learnt.</summary>
    private const int WarmUpRounds = 3;

    private readonly int[] _results = new int[PageSize];

    /// <summary>Nanoseconds per query and the bytes allocated per query, per contender.</summary>
    /// <param name="contenders">Who is measured.</param>
    /// <param name="queries">How many queries of each slice are used, for contenders that would take too long. Default all.</param>
    public IReadOnlyList<Measurement> Run(IReadOnlyList<IContender> contenders, int queries = int.MaxValue)
    {
        var medians = contenders.Select(_ => new List<double>()).ToArray();
        var allocated = new double[contenders.Count];
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            var slice = slices[(round + WarmUpRounds) % slices.Count];
            var stretches = contenders.Select(_ => new List<double>()).ToArray();
            for (var start = 0; start < Math.Min(queries, slice.Ranges.Length); start += StretchSize)
            {
                var count = Math.Min(StretchSize, slice.Ranges.Length - start);
                for (var turn = 0; turn < contenders.Count; turn++)
                {
                    var at = (turn + round + WarmUpRounds + (start / StretchSize)) % contenders.Count;
                    RunStretch(contenders[at], slice, Math.Max(0, (start == 0 ? slice.Ranges.Length : start) - PageSize), Math.Min(PageSize, count));
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var started = ThreadClock.GetNanoseconds();
                    RunStretch(contenders[at], slice, start, count);
                    stretches[at].Add((ThreadClock.GetNanoseconds() - started) / (double)count);
                    allocated[at] = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
                }
            }

            for (var at = 0; at < contenders.Count && round >= 0; at++)
            {
                medians[at].Add(Median(stretches[at]));
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
