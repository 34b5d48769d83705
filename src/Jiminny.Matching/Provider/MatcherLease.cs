namespace Jiminny.Matching.Provider;

/// <summary>One lease of a snapshot.</summary>
internal sealed class MatcherLease(SnapshotOwner owner) : IMatcherLease
{
    private SnapshotOwner? _owner = owner;

    public IMatcher Matcher => (_owner ?? throw new ObjectDisposedException(nameof(IMatcherLease), "The matcher's lease was disposed; acquire another.")).Matcher;

    public void Dispose() => Interlocked.Exchange(ref _owner, null)?.Release();
}
