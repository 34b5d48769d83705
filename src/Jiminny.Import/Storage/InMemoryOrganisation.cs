using Jiminny.Connectors;
using Jiminny.Import.KeptData;

namespace Jiminny.Import.Storage;

/// <summary>What the store in memory holds of one organisation. Not thread-safe; the store's lock is around it.</summary>
internal sealed class InMemoryOrganisation
{
    public Dictionary<StreamKey, InMemoryStream> Streams { get; } = [];

    /// <summary>The items by their number, which is also the order in which they were first kept.</summary>
    public SortedDictionary<long, StoredItem> Items { get; } = [];

    public InMemoryChanges Changes { get; } = new();

    /// <returns>Whether the item is new in this round.</returns>
    public bool Put(InMemoryStream stream, PageCommit commit, MatchedItem item, Func<long> nextId, DateTimeOffset now)
    {
        var isKnown = stream.Ids.TryGetValue(item.Item.ProviderId, out var known);
        var id = isKnown ? known.Id : nextId();
        var stored = new StoredItem(id, commit.Stream.Mailbox, item.Item, item.Matches, commit.MatcherVersion);
        if (!isKnown || !Items[id].Holds(item))
        {
            Changes.Add(isKnown ? ItemChangeKind.Changed : ItemChangeKind.Added, id, now);
        }

        Items[id] = stored;
        stream.Ids[item.Item.ProviderId] = (id, commit.Generation);
        return !isKnown || known.Generation < commit.Generation;
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(InMemoryStream stream, string providerId, ItemChangeKind kind, DateTimeOffset now)
    {
        if (!stream.Ids.Remove(providerId, out var known))
        {
            return false;
        }

        Items.Remove(known.Id);
        Changes.Add(kind, known.Id, now);
        return true;
    }
}

/// <summary>A stream's state and the items it brought, by the provider's id.</summary>
internal sealed class InMemoryStream
{
    public StreamState? State { get; set; }

    public Dictionary<string, (long Id, int Generation)> Ids { get; } = new(StringComparer.Ordinal);
}
