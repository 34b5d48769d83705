using Jiminny.Connectors;

namespace Jiminny.Import.Storage;

/// <summary>An item that could not be decided yet: the only kind of item not kept of which anything is remembered, and no more than this.</summary>
/// <param name="Stream">The stream it was listed in.</param>
/// <param name="ProviderId">The provider's id of the item.</param>
/// <param name="Reason">Why it could not be decided.</param>
/// <param name="Tries">How often it was read in vain.</param>
/// <param name="FirstListedAt">When it was first listed.</param>
/// <param name="LastTriedAt">When it was last read in vain.</param>
public sealed record PendingRecord(
    StreamKey Stream, string ProviderId, PendingReason Reason, int Tries, DateTimeOffset FirstListedAt, DateTimeOffset LastTriedAt)
{
    /// <summary>Reason and tries only.</summary>
    public override string ToString() => $"pending item: {Reason}, {Tries} tries";
}
