using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>
/// Counts the leases of one snapshot. The provider holds one of its own until the snapshot is replaced; the last one to end releases it.
/// </summary>
internal sealed class SnapshotOwner(MatcherSnapshot snapshot, DateTimeOffset madeAt)
{
    private int _leases = 1;

    public MatcherSnapshot Snapshot => snapshot;

    public DateTimeOffset MadeAt => madeAt;

    public bool TryAddLease()
    {
        for (var leases = Volatile.Read(ref _leases); leases > 0; leases = Volatile.Read(ref _leases))
        {
            if (Interlocked.CompareExchange(ref _leases, leases + 1, leases) == leases)
            {
                return true;
            }
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _leases) == 0)
        {
            snapshot.Dispose();
        }
    }
}
