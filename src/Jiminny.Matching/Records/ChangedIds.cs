using Jiminny.Crm;

namespace Jiminny.Matching.Records;

/// <summary>A set of record ids that is asked in UTF-8.</summary>
internal sealed class ChangedIds
{
    private readonly IdTable _contacts;
    private readonly IdTable _leads;

    public ChangedIds(IEnumerable<(CrmRecordType Type, string Id)> keys)
    {
        var pool = new IdPoolBuilder();
        _contacts = new IdTable(pool);
        _leads = new IdTable(pool);
        foreach (var (type, id) in keys)
        {
            if (type == CrmRecordType.Contact)
            {
                _contacts.GetOrAdd(id);
            }
            else if (type == CrmRecordType.Lead)
            {
                _leads.GetOrAdd(id);
            }
        }
    }

    public bool Contains(CrmRecordType type, ReadOnlySpan<byte> id) => (type == CrmRecordType.Lead ? _leads : _contacts).TryGet(id, out _);
}
