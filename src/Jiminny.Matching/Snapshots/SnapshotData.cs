using Jiminny.Matching.Indexing;
using Jiminny.Matching.Lookup;
using Jiminny.Matching.Records;

namespace Jiminny.Matching.Snapshots;

/// <summary>The indexes of a snapshot with the directories behind their numbers. Immutable.</summary>
internal sealed class SnapshotData
{
    private readonly RecordDirectory? _overlayDirectory;

    public SnapshotData(AddressIndex index, RecordDirectory directory, SnapshotSizes sizes, IReadOnlyList<RefusedAccountDomain> refused)
    {
        Layers = new IndexLayers(index, overlay: null);
        Directory = directory;
        Sizes = BaseSizes = sizes;
        Refused = BaseRefused = refused;
    }

    private SnapshotData(
        SnapshotData source, AddressIndex overlay, RecordDirectory overlayDirectory, SnapshotSizes sizes, IReadOnlyList<RefusedAccountDomain> refused)
    {
        Layers = new IndexLayers(source.Layers.Base, overlay);
        Directory = source.Directory;
        BaseSizes = source.BaseSizes;
        BaseRefused = source.BaseRefused;
        Sizes = sizes;
        Refused = refused;
        _overlayDirectory = overlayDirectory;
    }

    public IndexLayers Layers { get; }

    /// <summary>The directory of the base.</summary>
    public RecordDirectory Directory { get; }

    public SnapshotSizes Sizes { get; }

    /// <summary>Domains of accounts that may not identify them, by domain.</summary>
    public IReadOnlyList<RefusedAccountDomain> Refused { get; }

    /// <summary>The sizes without an overlay.</summary>
    public SnapshotSizes BaseSizes { get; }

    /// <summary>The refused domains without an overlay.</summary>
    public IReadOnlyList<RefusedAccountDomain> BaseRefused { get; }

    public AddressIndex IndexOf(bool isOverlay) => isOverlay ? Layers.Overlay! : Layers.Base;

    public RecordDirectory DirectoryOf(bool isOverlay) => isOverlay ? _overlayDirectory! : Directory;

    /// <summary>The same base with another overlay.</summary>
    public SnapshotData WithOverlay(
        AddressIndex overlay, RecordDirectory overlayDirectory, SnapshotSizes sizes, IReadOnlyList<RefusedAccountDomain> refused) =>
        new(this, overlay, overlayDirectory, sizes, refused);
}
