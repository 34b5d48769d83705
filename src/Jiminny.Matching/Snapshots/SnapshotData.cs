using Jiminny.Matching.Records;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Snapshots;

/// <summary>The indexes of a snapshot with the directories behind their numbers.</summary>
internal sealed class SnapshotData(
    IndexLayers layers, RecordDirectory directory, RecordDirectory? overlayDirectory, SnapshotSizes sizes, IReadOnlyList<RefusedAccountDomain> refused)
{
    public IndexLayers Layers => layers;

    public RecordDirectory Directory => directory;

    public AddressIndex IndexOf(bool isOverlay) => isOverlay ? layers.Overlay! : layers.Base;

    public RecordDirectory DirectoryOf(bool isOverlay) => isOverlay ? overlayDirectory! : directory;

    public SnapshotSizes Sizes => sizes;

    /// <summary>Domains of accounts that may not identify them, by domain.</summary>
    public IReadOnlyList<RefusedAccountDomain> Refused => refused;
}
