using BenchmarkDotNet.Attributes;
using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks;

/// <summary>The small cases under BenchmarkDotNet: one page of 4,096 addresses per operation.</summary>
[MemoryDiagnoser]
public class SmallBenchmarks
{
    private const int Page = 4_096;

    private readonly int[] _results = new int[Page];
    private QuerySlice _slice = null!;
    private FrozenContender _frozen = null!;
    private IndexContender _batch = null!;
    private IndexContender _single = null!;

    /// <summary>Contacts.</summary>
    [Params(10_000, 100_000)]
    public int Size { get; set; }

    /// <summary>Builds both sides.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var set = new ContactSet(Size);
        var matcher = IndexBuild.CreateMatcher(IndexBuild.Build(set, KernelSupport.Best));
        _slice = new QuerySlice(set, QueryMix.All[0], Page, seed: 1);
        _frozen = new FrozenContender(new Dictionaries(set));
        _batch = new IndexContender(matcher, IndexPath.BatchUtf8);
        _single = new IndexContender(matcher, IndexPath.SingleUtf8);
    }

    /// <summary>The reference.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Page)]
    public void Frozen() => _frozen.Match(_slice, 0, Page, _results);

    /// <summary>The batch.</summary>
    [Benchmark(OperationsPerInvoke = Page)]
    public void BatchUtf8() => _batch.Match(_slice, 0, Page, _results);

    /// <summary>One by one.</summary>
    [Benchmark(OperationsPerInvoke = Page)]
    public void SingleUtf8() => _single.Match(_slice, 0, Page, _results);
}
