using Jiminny.Crm;

namespace Jiminny.Matching.Records;

/// <summary>A set of record ids that is asked in UTF-8.</summary>
internal sealed class ChangedIds
{
    private readonly Dictionary<CrmRecordType, IdTable> _tables;

    public ChangedIds(IEnumerable<(CrmRecordType Type, string Id)> keys)
    {
        _tables = new()
        {
            [CrmRecordType.Contact] = new IdTable(new IdPoolBuilder()),
            [CrmRecordType.Lead] = new IdTable(new IdPoolBuilder()),
            [CrmRecordType.Account] = new IdTable(new IdPoolBuilder()),
        };
        foreach (var (type, id) in keys)
        {
            _tables[type].GetOrAdd(id);
        }
    }

    public bool Contains(CrmRecordType type, ReadOnlySpan<byte> id) => _tables[type].TryGet(id, out _);
}
