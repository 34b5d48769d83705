using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>How far the batch is from what memory allows.</summary>
internal static class LimitRun
{
    public static IEnumerable<Finding> Run(int size, int rounds, int queries)
    {
        var set = new ContactSet(size);
        var index = IndexBuild.Build(set, KernelSupport.Best);
        var line = MemoryLimit.MeasureLine(index.Bytes);
        yield return new Finding($"{size}: independent line in a region of the index' size", Math.Round(line, 1), "ns");
        var batch = new IndexContender(IndexBuild.CreateMatcher(index), IndexPath.BatchUtf8);
        foreach (var mix in QueryMix.All)
        {
            var slices = Enumerable.Range(1, 4).Select(slice => new QuerySlice(set, mix, queries, (ulong)slice * 7_919)).ToList();
            var lines = LinesTouched.PerQuery(index, slices[0], Math.Min(queries, 50_000));
            var nanoseconds = new Rounds(slices, rounds).Run([batch])[0].Nanoseconds;
            yield return new Finding($"{size}: lines touched per match, mix {mix.Name}", Math.Round(lines, 2), "lines");
            yield return new Finding(
                $"{size}: batch / (lines x line), mix {mix.Name}", Math.Round(nanoseconds / (lines * line), 2), "x", size >= 10_000_000 ? "at most 1.5" : "");
        }
    }
}
