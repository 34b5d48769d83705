using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>What else one might use. Those that find addresses only do less work than the others.</summary>
internal static class PeerRun
{
    public static IEnumerable<Finding> Run(int size, int rounds)
    {
        var set = new ContactSet(size);
        var dictionaries = new Dictionaries(set);
        using var sqlite = new SqliteContender(set);
        IContender[] contenders =
        [
            new IndexContender(IndexBuild.CreateMatcher(IndexBuild.Build(set, KernelSupport.Best)), IndexPath.BatchUtf8),
            new FrozenContender(dictionaries),
            new DictionaryContender(dictionaries),
            new ImmutableContender(dictionaries),
            new SortedArrayContender(dictionaries),
            sqlite,
        ];
        foreach (var mix in QueryMix.All.Take(2))
        {
            var slices = Enumerable.Range(1, 2).Select(slice => new QuerySlice(set, mix, 20_480, (ulong)slice * 7_919)).ToList();
            foreach (var measured in new Rounds(slices, rounds).Run(contenders))
            {
                yield return new Finding($"{size}: {measured.Contender.Path}, mix {mix.Name}", Math.Round(measured.Nanoseconds, 1), "ns");
            }
        }
    }
}
