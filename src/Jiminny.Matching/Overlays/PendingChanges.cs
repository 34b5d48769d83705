using Jiminny.Crm;

namespace Jiminny.Matching.Overlays;

/// <summary>What changed since an index was built: of each record its last state, or that it is gone. Immutable.</summary>
internal sealed class PendingChanges
{
    private readonly Dictionary<(CrmRecordType Type, string Id), CrmRecord?> _records;

    private PendingChanges(Dictionary<(CrmRecordType Type, string Id), CrmRecord?> records) => _records = records;

    public static PendingChanges None { get; } = new([]);

    public int Count => _records.Count;

    public IReadOnlyDictionary<(CrmRecordType Type, string Id), CrmRecord?> Records => _records;

    /// <summary>The records that changed or are gone.</summary>
    public IReadOnlyList<CrmReference> References => [.. _records.Keys.Select(key => new CrmReference(key.Type, key.Id))];

    /// <summary>These changes and, where they speak of the same records, newer ones in their place.</summary>
    public PendingChanges With(PendingChanges newer)
    {
        if (newer.Count == 0)
        {
            return this;
        }

        var records = new Dictionary<(CrmRecordType Type, string Id), CrmRecord?>(_records);
        foreach (var (key, record) in newer._records)
        {
            records[key] = record;
        }

        return new PendingChanges(records);
    }

    /// <summary>What is left when some of the changes were built in. A record that changed again meanwhile is left.</summary>
    public PendingChanges Without(PendingChanges merged) =>
        new(_records.Where(change => !merged._records.TryGetValue(change.Key, out var record) || !ReferenceEquals(record, change.Value)).ToDictionary());

    /// <summary>Collects changes in the order of the feed. Opportunities are left out: nothing is matched by them.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<(CrmRecordType Type, string Id), CrmRecord?> _records = [];

        public void Add(CrmChange change)
        {
            if (change.Type != CrmRecordType.Opportunity)
            {
                _records[(change.Type, change.Id)] = change.Record;
            }
        }

        public PendingChanges Build() => new(_records);
    }
}
