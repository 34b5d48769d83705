using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Tests.Safety;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>4,096 addresses that collide in FrozenDictionary's hash, among 100,000 others: what does looking one of them up cost?</summary>
internal static class FloodRun
{
    public static IEnumerable<Finding> Run(int rounds)
    {
        var set = new ContactSet(100_000);
        var crafted = FrozenCollisions.Make().ToList();
        foreach (var address in crafted)
        {
            set.Contacts.Add(address);
        }

        var reference = new FrozenContender(new Dictionaries(set));
        var batch = new IndexContender(IndexBuild.CreateMatcher(IndexBuild.Build(set, KernelSupport.Best)), IndexPath.BatchUtf8);
        var single = new IndexContender(IndexBuild.CreateMatcher(IndexBuild.Build(set, KernelSupport.Best)), IndexPath.SingleUtf8);
        var normal = QuerySlice.OfTexts(Enumerable.Range(0, 20_480).Select(i => set.Contacts.GetString(i * 4)));
        var attack = QuerySlice.OfTexts(Enumerable.Range(0, 20_480).Select(i => crafted[i * 7 % crafted.Count]));
        foreach (var (contender, name, queries, goal) in new (IContender, string, int, string)[]
        {
            (batch, "batch", 20_480, "at most 1.3"), (single, "single", 20_480, "at most 1.3"), (reference, "FrozenDictionary", 1_024, ""),
        })
        {
            var usual = new Rounds([normal], rounds * 10).Run([contender], queries)[0].Nanoseconds;
            var crowded = new Rounds([attack], rounds * 10).Run([contender], queries)[0].Nanoseconds;
            yield return new Finding($"flooding, {name}: normal hit", Math.Round(usual, 1), "ns");
            yield return new Finding($"flooding, {name}: crafted hit", Math.Round(crowded, 1), "ns");
            yield return new Finding($"flooding, {name}: crafted / normal", Math.Round(crowded / usual, 2), "x", goal);
        }
    }
}
