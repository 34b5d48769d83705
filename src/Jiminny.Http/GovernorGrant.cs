namespace Jiminny.Http;

/// <summary>Leave to send requests, and the slots they occupy until disposed.</summary>
public sealed class GovernorGrant : IDisposable
{
    private readonly IDisposable _slots;

    internal GovernorGrant(IDisposable slots, int count)
    {
        _slots = slots;
        Count = count;
    }

    /// <summary>How many requests may be sent; at least 1.</summary>
    public int Count { get; }

    /// <summary>Frees the slots.</summary>
    public void Dispose() => _slots.Dispose();
}
