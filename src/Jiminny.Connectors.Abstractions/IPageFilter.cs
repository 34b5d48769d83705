namespace Jiminny.Connectors;

/// <summary>
/// Decides what is kept while the page is still bytes in a rented buffer. This is the SDK's promise in one method: what is not kept here never
/// becomes an object.
/// </summary>
public interface IPageFilter
{
    /// <summary>Decides about all items of a view at once, so that look-ups can be batched.</summary>
    /// <param name="page">The items; valid only during the call.</param>
    /// <param name="verdicts">One verdict per item, to be filled in the items' order.</param>
    /// <remarks>
    /// Synchronous and without I/O. Implementations may hold state of one page and need not be thread-safe. When a connection breaks in the middle of a page,
    /// its items are shown again; only the last verdicts count.
    /// </remarks>
    void Decide(in PageView page, Span<Verdict> verdicts);
}
