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

    public void Review(InMemoryStream stream, PageCommit commit, MatchedItem item, DateTimeOffset now)
    {
        if (stream.Ids.TryGetValue(item.Item.ProviderId, out var known))
        {
            Items[known.Id] = Items[known.Id] with { Matches = item.Matches, MatcherVersion = commit.MatcherVersion };
            Changes.Add(ItemChangeKind.Changed, known.Id, now);
        }
    }

    /// <summary>After a complete round, what the round has not seen is gone.</summary>
    public int Sweep(InMemoryStream stream, int generation, DateTimeOffset now) => Remove(stream, known => known.Generation < generation, now);

    public int Expire(InMemoryStream stream, DateTimeOffset before, DateTimeOffset now) =>
        Remove(stream, known => Items[known.Id].Item is var item && (item is EmailMetadata email ? email.ReceivedAt : ((Meeting)item).Start) < before, now);

    private int Remove(InMemoryStream stream, Func<(long Id, int Generation), bool> leaves, DateTimeOffset now)
    {
        var ids = stream.Ids.Where(item => leaves(item.Value)).Select(item => item.Key).ToList();
        return ids.Count(id => Remove(stream, id, ItemChangeKind.Removed, now));
    }
}
