namespace Jiminny.Matching;

/// <summary>
/// Holds on to one snapshot: while a lease is open, a swap does not take the index away. Dispose it after the page or run it serves; a
/// snapshot
/// that was replaced is released with its last lease.
/// </summary>
/// <remarks>Disposing is thread-safe and may be repeated.</remarks>
public interface IMatcherLease : IDisposable
{
    /// <summary>The snapshot.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    IMatcher Matcher { get; }
}
