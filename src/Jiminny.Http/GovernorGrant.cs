namespace Jiminny.Http;

/// <summary>Leave to send requests, and the slot they occupy until disposed.</summary>
public sealed class GovernorGrant : IDisposable
{
    private readonly IDisposable _slot;

    internal GovernorGrant(IDisposable slot, int count)
    {
        _slot = slot;
        Count = count;
    }

    /// <summary>How many requests may be sent; at least 1.</summary>
    public int Count { get; }

    /// <summary>Frees the slot.</summary>
    public void Dispose() => _slot.Dispose();
}
