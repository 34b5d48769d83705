using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>One lease of a snapshot.</summary>
internal sealed class MatcherLease(SnapshotOwner owner) : IMatcherLease
{
    private SnapshotOwner? _owner = owner;

    public IMatcher Matcher => Snapshot;

    public MatcherSnapshot Snapshot =>
        Volatile.Read(ref _owner)?.Snapshot
            ?? throw new ObjectDisposedException(nameof(IMatcherLease), "The matcher's lease was disposed; acquire another.");

    public void Dispose() => Interlocked.Exchange(ref _owner, null)?.Release();
}
