namespace Jiminny.Crm;

/// <summary>A person the CRM knows, usually with an account.</summary>
public sealed record Contact : CrmRecord
{
    /// <summary>Creates a contact.</summary>
    /// <param name="id">The CRM's own id.</param>
    /// <exception cref="ArgumentException">The id is missing or blank.</exception>
    public Contact(string id)
        : base(CrmRecordType.Contact, id)
    {
    }

    /// <summary>The id of the account this contact belongs to, when there is one.</summary>
    public string? AccountId { get; init; }

    /// <summary>All e-mail addresses of the contact, as the CRM spells them. Default none.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
