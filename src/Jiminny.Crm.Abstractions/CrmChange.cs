namespace Jiminny.Crm;

/// <summary>One change in a CRM: a record as it is now, or the news that one is gone.</summary>
public sealed record CrmChange
{
    private CrmChange(CrmRecordType type, string id, CrmRecord? record, string? mergedInto)
    {
        Type = type;
        Id = id;
        Record = record;
        MergedInto = mergedInto;
    }

    /// <summary>The kind of the record concerned.</summary>
    public CrmRecordType Type { get; }

    /// <summary>The id of the record concerned.</summary>
    public string Id { get; }

    /// <summary>The record as it is now, or <see langword="null"/> when it is gone.</summary>
    public CrmRecord? Record { get; }

    /// <summary>The id of the record of the same type that took over, when the record went by a merge.</summary>
    public string? MergedInto { get; }

    /// <summary>A record that is new or has changed.</summary>
    /// <param name="record">The record as it is now.</param>
    /// <returns>The change.</returns>
    public static CrmChange Upsert(CrmRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CrmChange(record.Type, record.Id, record, mergedInto: null);
    }

    /// <summary>A record that is gone.</summary>
    /// <param name="type">The record's kind.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="mergedInto">The id of the record that took over, when it was merged.</param>
    /// <returns>The change.</returns>
    public static CrmChange Delete(CrmRecordType type, string id, string? mergedInto = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new CrmChange(type, id, record: null, mergedInto);
    }

    /// <summary>Type and id; names and addresses are not for logs.</summary>
    public override string ToString() => Record is null ? $"{Type} {Id} deleted" : $"{Type} {Id}";
}
