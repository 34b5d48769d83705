using Jiminny.Crm;
using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Benchmarks.Measuring;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Overlays;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>Changes: how long until they are visible, and what an overlay of 1 % costs a look-up.</summary>
internal static class OverlayRun
{
    public static IEnumerable<Finding> Run(int size, int rounds, int queries)
    {
        var set = new ContactSet(size);
        var source = Build(set);
        var few = Change(set, 1_000);
        var started = ThreadClock.GetNanoseconds();
        var rebuilt = Rebuild(source, few);
        yield return new Finding($"{size}: 1,000 changes by rebuild", Milliseconds(started), "ms", size <= 1_000_000 ? "one rebuild" : "");
        GC.KeepAlive(rebuilt);

        started = ThreadClock.GetNanoseconds();
        OverlayBuilder.Build(source, MatchingRules.Default, few, new ProblemLog(), NewcomerLog.None);
        yield return new Finding($"{size}: 1,000 changes by overlay", Milliseconds(started), "ms");

        started = ThreadClock.GetNanoseconds();
        var layered = OverlayBuilder.Build(source, MatchingRules.Default, Change(set, size / 100), new ProblemLog(), NewcomerLog.None);
        yield return new Finding($"{size}: overlay of 1 %, built", Milliseconds(started), "ms");

        var plain = new IndexContender(new MatcherSnapshot(MatchingRules.Default, source, version: 1), IndexPath.BatchUtf8);
        var overlaid = new IndexContender(new MatcherSnapshot(MatchingRules.Default, layered, version: 2), IndexPath.BatchUtf8);
        foreach (var mix in QueryMix.All)
        {
            var slices = Enumerable.Range(1, 4).Select(slice => new QuerySlice(set, mix, queries, (ulong)slice * 7_919)).ToList();
            var measured = new Rounds(slices, rounds).Run([plain, overlaid]);
            yield return new Finding(
                $"{size}: overlay of 1 % / plain batch, mix {mix.Name}", Math.Round(measured[1].Nanoseconds / measured[0].Nanoseconds, 2), "x", "at most 1.5");
        }
    }

    private static double Milliseconds(long started) => Math.Round((ThreadClock.GetNanoseconds() - started) / 1e6);

    private static SnapshotData Build(ContactSet set)
    {
        using var builder = new SnapshotBuilder(MatchingRules.Default, KernelSupport.Best, HashKey.CreateRandom, new ProblemLog(), NewcomerLog.None);
        for (var i = 0; i < set.Contacts.Count; i++)
        {
            builder.Apply(CrmChange.Upsert(new Contact($"003{i:D15}") { Addresses = [set.Contacts.GetString(i)] }));
        }

        for (var i = 0; i < set.AccountDomains.Count; i++)
        {
            builder.Apply(CrmChange.Upsert(new Account($"001{i:D15}") { Domains = [set.AccountDomains.GetString(i)] }));
        }

        return builder.Build();
    }

    private static SnapshotData Rebuild(SnapshotData source, PendingChanges changes)
    {
        using var builder = new SnapshotBuilder(MatchingRules.Default, KernelSupport.Best, HashKey.CreateRandom, new ProblemLog(), NewcomerLog.None);
        builder.Apply(source, changes);
        return builder.Build();
    }

    /// <summary>Every other change moves a contact to another address, the others add one.</summary>
    private static PendingChanges Change(ContactSet set, int count)
    {
        var changes = new PendingChanges.Builder();
        var random = new SplitMix(99);
        for (var i = 0; i < count; i++)
        {
            var number = random.Next(set.Contacts.Count);
            var id = i % 2 == 0 ? $"003{number:D15}" : $"new{i:D15}";
            changes.Add(CrmChange.Upsert(new Contact(id) { Addresses = [$"changed{i}@{set.Contacts.GetString(number).Split('@')[1]}"] }));
        }

        return changes.Build();
    }
}
