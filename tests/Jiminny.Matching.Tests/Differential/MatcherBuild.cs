using Jiminny.Crm;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Tests.Differential;

/// <summary>Builds snapshots with a chosen kernel.</summary>
internal static class MatcherBuild
{
    public static MatcherSnapshot Build(IEnumerable<CrmRecord> records, MatchingRules rules, KernelKind? kernel = null, Func<HashKey>? createKey = null)
    {
        using var builder = new SnapshotBuilder(
            rules, kernel ?? KernelSupport.Best, createKey ?? HashKey.CreateRandom, new ProblemLog(), new NewcomerLog(before: null));
        foreach (var record in records)
        {
            builder.Apply(CrmChange.Upsert(record));
        }

        return new MatcherSnapshot(rules, builder.Build(), version: 1);
    }

    public static IReadOnlyList<string> Describe(IMatcher matcher, AddressMatch match) =>
        [.. matcher.FindCandidates(match).Select(candidate => $"{candidate.Type} {candidate.Id} {candidate.AccountId} {candidate.Tier}")];
}
