using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>One size, ready to be measured: the data, the index and the reference, and what building them took.</summary>
internal sealed class Workbench
{
    public Workbench(int size)
    {
        Set = new ContactSet(size);
        var attempts = size <= 100_000 ? 40 : size <= 1_000_000 ? 8 : 2;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var started = ThreadClock.GetNanoseconds();
            Index = IndexBuild.Build(Set, KernelSupport.Best);
            BuildPerSecond = Math.Max(BuildPerSecond, size / ((ThreadClock.GetNanoseconds() - started) / 1e9));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var attempt = 0; attempt < (attempts + 3) / 4; attempt++)
        {
            Dictionaries = null!;
            Reference = null!;
            GC.Collect();
            var started = ThreadClock.GetNanoseconds();
            Dictionaries = new Dictionaries(Set);
            Reference = new FrozenContender(Dictionaries);
            ReferenceBuildPerSecond = Math.Max(ReferenceBuildPerSecond, size / ((ThreadClock.GetNanoseconds() - started) / 1e9));
        }

        ReferenceBytesWithDictionary = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public ContactSet Set { get; }

    public AddressIndex Index { get; } = null!;

    public Dictionaries Dictionaries { get; private set; } = null!;

    public FrozenContender Reference { get; } = null!;

    public double BuildPerSecond { get; }

    /// <summary>Strings, Dictionary and FrozenDictionary: without the Dictionary there is no FrozenDictionary.</summary>
    public double ReferenceBuildPerSecond { get; }

    public double BytesPerContact => Index.Bytes / (double)Set.Contacts.Count;

    /// <summary>The reference's strings and tables; the Dictionary it was made of is not counted.</summary>
    public double ReferenceBytesPerContact { get; private set; }

    private long ReferenceBytesWithDictionary { get; }

    /// <summary>Lets go of the dictionaries and measures what the reference alone takes.</summary>
    public void DropDictionaries()
    {
        var with = GC.GetTotalMemory(forceFullCollection: true);
        Dictionaries = null!;
        var without = GC.GetTotalMemory(forceFullCollection: true);
        ReferenceBytesPerContact = (ReferenceBytesWithDictionary - (with - without)) / (double)Set.Contacts.Count;
    }

    public IReadOnlyList<QuerySlice> MakeSlices(QueryMix mix, int queries) =>
        [.. Enumerable.Range(0, 4).Select(slice => new QuerySlice(Set, mix, queries, (ulong)(slice + 1) * 7_919))];
}
