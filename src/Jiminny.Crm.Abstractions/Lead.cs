namespace Jiminny.Crm;

/// <summary>A person the CRM has not qualified yet.</summary>
public sealed record Lead : CrmRecord
{
    /// <summary>Creates a lead.</summary>
    /// <param name="id">The CRM's own id.</param>
    /// <exception cref="ArgumentException">The id is missing or blank.</exception>
    public Lead(string id)
        : base(CrmRecordType.Lead, id)
    {
    }

    /// <summary>All e-mail addresses of the lead, as the CRM spells them. Default none.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
