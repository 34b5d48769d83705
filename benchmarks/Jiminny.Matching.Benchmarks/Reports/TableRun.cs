using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>The table: four ways to match, three mixes, any sizes.</summary>
internal static class TableRun
{
    public static IEnumerable<TableRow> Run(int size, int rounds, int queries)
    {
        var bench = new Workbench(size);
        var matcher = IndexBuild.CreateMatcher(bench.Index);
        var contenders = new List<IContender>
        {
            new IndexContender(matcher, IndexPath.BatchUtf8),
            new IndexContender(matcher, IndexPath.BatchUtf16),
            new IndexContender(matcher, IndexPath.SingleUtf8),
            bench.Reference,
        };
        bench.DropDictionaries();
        foreach (var mix in QueryMix.All)
        {
            var slices = bench.MakeSlices(mix, queries);
            Agreement.Check(contenders, slices);
            var measured = new Rounds(slices, rounds).Run(contenders);
            var reference = measured.Single(measurement => measurement.Contender == bench.Reference).Nanoseconds;
            foreach (var (contender, nanoseconds, allocated) in measured)
            {
                var isReference = contender == bench.Reference;
                yield return new TableRow(
                    size,
                    contender.Path,
                    mix.Name,
                    Math.Round(nanoseconds, 1),
                    Math.Round(reference / nanoseconds, 2),
                    Math.Round(isReference ? bench.ReferenceBytesPerContact : bench.BytesPerContact, 1),
                    Math.Round(isReference ? bench.ReferenceBuildPerSecond : bench.BuildPerSecond),
                    Math.Round(allocated, 3));
            }
        }
    }
}
