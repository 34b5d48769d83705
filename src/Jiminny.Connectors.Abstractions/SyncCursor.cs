namespace Jiminny.Connectors;

/// <summary>How far a stream of a mailbox has been read. Immutable.</summary>
/// <param name="Window">What is imported: for mail the time of receipt, for meetings the time they take place.</param>
/// <param name="State">
/// The source's own text, <see langword="null"/> at the beginning. It may hold a provider's next link, and a next link may hold addresses: it is
/// stored with care and appears in no signal.
/// </param>
public sealed record SyncCursor(TimeWindow Window, string? State)
{
    /// <summary>The beginning of a back-fill.</summary>
    /// <param name="window">What to import.</param>
    /// <returns>A cursor without state.</returns>
    public static SyncCursor Begin(TimeWindow window) => new(window, State: null);

    /// <summary>A fixed text: cursors are not for logs.</summary>
    public override string ToString() => State is null ? "beginning" : "cursor";
}
