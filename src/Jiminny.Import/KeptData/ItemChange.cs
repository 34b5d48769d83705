using Jiminny.Import.Storage;

namespace Jiminny.Import.KeptData;

/// <summary>One entry of an organisation's change feed.</summary>
/// <param name="Position">Where it stands in the feed; grows, with gaps. Resume after it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ItemId">The item's <see cref="StoredItem.Id"/>. Of an item that is gone nothing else is known.</param>
/// <param name="At">When, by the store's clock.</param>
/// <param name="Item">The item as it is now; <see langword="null"/> when it is gone.</param>
public sealed record ItemChange(long Position, ItemChangeKind Kind, long ItemId, DateTimeOffset At, StoredItem? Item)
{
    /// <summary>Position and kind.</summary>
    public override string ToString() => FormattableString.Invariant($"{Position}: {Kind}");
}
