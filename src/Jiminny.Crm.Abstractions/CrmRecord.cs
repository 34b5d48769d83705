namespace Jiminny.Crm;

/// <summary>A record of the CRM: <see cref="Contact"/>, <see cref="Lead"/>, <see cref="Account"/> or <see cref="Opportunity"/>.</summary>
public abstract record CrmRecord
{
    private protected CrmRecord(CrmRecordType type, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Type = type;
        Id = id;
    }

    /// <summary>The kind of record.</summary>
    public CrmRecordType Type { get; }

    /// <summary>The CRM's own id, unique within its <see cref="Type"/>; compared ordinally.</summary>
    public string Id { get; }

    /// <summary>The name a person reads, when the CRM has one.</summary>
    public string? Name { get; init; }

    /// <summary>The CRM's own opaque version of the record, when it has one.</summary>
    public string? Version { get; init; }

    /// <summary>Type and id; names and addresses are not for logs.</summary>
    public sealed override string ToString() => $"{Type} {Id}";
}
