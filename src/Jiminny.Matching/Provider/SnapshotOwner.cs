namespace Jiminny.Matching.Provider;

/// <summary>Counts the leases of one snapshot; the provider holds one of its own until the snapshot is replaced.</summary>
internal sealed class SnapshotOwner(IMatcher matcher)
{
    private int _leases = 1;

    public IMatcher Matcher => matcher;

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
            (matcher as IDisposable)?.Dispose();
        }
    }
}
