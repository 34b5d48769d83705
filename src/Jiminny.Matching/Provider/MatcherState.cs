using System.Collections.Frozen;
using Jiminny.Crm;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Overlays;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>
/// What an organisation's matcher stands on: the snapshot's data, where the CRM's feed goes on, and what changed since the base was
/// built. Immutable.
/// </summary>
/// <param name="Rules">The rules it was made by.</param>
/// <param name="Data">The data, perhaps with an overlay.</param>
/// <param name="Pending">What is in the overlay; empty when there is none.</param>
/// <param name="Cursor">Where to go on reading.</param>
internal sealed record MatcherState(MatchingRules Rules, SnapshotData Data, PendingChanges Pending, CrmCursor Cursor)
{
    /// <summary>The kinds of record the CRM hid from the connected user when they were read; what is in the matcher says nothing about them.</summary>
    public IReadOnlySet<CrmRecordType> Hidden { get; init; } = FrozenSet<CrmRecordType>.Empty;

    /// <summary>Takes changes in: small indexes are built anew, large ones get an overlay.</summary>
    public MatcherState With(PendingChanges changes, CrmCursor cursor, MatchingOptions options, ProblemLog problems, NewcomerLog newcomers)
    {
        if (Data.BaseSizes.Addresses >= options.OverlayThreshold)
        {
            var pending = Pending.With(changes);
            return this with { Data = OverlayBuilder.Build(Data, Rules, pending, problems, newcomers), Pending = pending, Cursor = cursor };
        }

        return this with { Data = Rebuild(changes, problems, newcomers), Pending = PendingChanges.None, Cursor = cursor };
    }

    /// <summary>Whether the overlay has grown so large that it should be built in.</summary>
    public bool ShouldMerge(MatchingOptions options) => Pending.Count > Data.BaseSizes.Addresses * options.OverlayShare;

    /// <summary>Builds the overlay in.</summary>
    public MatcherState Merge() => this with { Data = Rebuild(Pending, new ProblemLog(), NewcomerLog.None), Pending = PendingChanges.None };

    /// <summary>Puts what came after a merge above the merged base.</summary>
    public MatcherState After(MatcherState merged, PendingChanges included)
    {
        var rest = Pending.Without(included);
        return rest.Count == 0
            ? this with { Data = merged.Data, Pending = PendingChanges.None }
            : this with { Data = OverlayBuilder.Build(merged.Data, Rules, rest, new ProblemLog(), NewcomerLog.None), Pending = rest };
    }

    private SnapshotData Rebuild(PendingChanges changes, ProblemLog problems, NewcomerLog newcomers)
    {
        using var builder = new SnapshotBuilder(Rules, KernelSupport.Best, HashKey.CreateRandom, problems, newcomers);
        builder.Apply(Data, changes);
        return builder.Build();
    }
}
