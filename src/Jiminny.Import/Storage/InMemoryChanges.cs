using Jiminny.Import.KeptData;

namespace Jiminny.Import.Storage;

/// <summary>The change feed of one organisation in memory. Not thread-safe; the store's lock is around it.</summary>
internal sealed class InMemoryChanges
{
    private readonly SortedSet<ItemChange> _entries = new(Comparer<ItemChange>.Create((left, right) => left.Position.CompareTo(right.Position)));
    private readonly Dictionary<long, ItemEntries> _byItem = [];
    private long _position;

    public void Add(ItemChangeKind kind, long itemId, DateTimeOffset now)
    {
        var entry = new ItemChange(++_position, kind, itemId, now, Item: null);
        var before = _byItem.GetValueOrDefault(itemId);
        Forget(before.Latest);
        if (kind is ItemChangeKind.Removed or ItemChangeKind.Erased)
        {
            Forget(before.Added);
        }

        _byItem[itemId] = kind == ItemChangeKind.Added ? new ItemEntries(entry, null) : new ItemEntries(before.Added, entry);
        _entries.Add(entry);
    }

    public IEnumerable<ItemChange> After(long position) =>
        position >= _position
            ? []
            : _entries.GetViewBetween(new ItemChange(position + 1, default, default, default, null), new ItemChange(_position, default, default, default, null));

    private void Forget(ItemChange? entry)
    {
        if (entry is not null)
        {
            _entries.Remove(entry);
        }
    }

    private readonly record struct ItemEntries(ItemChange? Added, ItemChange? Latest);
}
