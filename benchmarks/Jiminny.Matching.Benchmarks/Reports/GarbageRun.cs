using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>How long a full collection stops the process while an index is alive.</summary>
internal static class GarbageRun
{
    public static IEnumerable<Finding> Run(int size)
    {
        var set = new ContactSet(size);
        var empty = Pause();
        var index = IndexBuild.Build(set, KernelSupport.Best);
        yield return new Finding($"{size}: full collection with the index alive, beyond that without", Math.Round(Math.Max(0, Pause() - empty), 2), "ms", "at most 1");
        GC.KeepAlive(index);
        var dictionaries = new Dictionaries(set);
        var frozen = new FrozenContender(dictionaries);
        dictionaries = null;
        yield return new Finding($"{size}: full collection with FrozenDictionary alive", Math.Round(Pause() - empty, 2), "ms");
        GC.KeepAlive(frozen);
        GC.KeepAlive(dictionaries);
        GC.KeepAlive(set);
    }

    private static double Pause()
    {
        GC.Collect();
        var best = double.MaxValue;
        for (var i = 0; i < 7; i++)
        {
            var started = ThreadClock.GetNanoseconds();
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
            best = Math.Min(best, (ThreadClock.GetNanoseconds() - started) / 1e6);
        }

        return best;
    }
}
