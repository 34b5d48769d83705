namespace Jiminny.Crm;

/// <summary>A company the CRM knows.</summary>
public sealed record Account : CrmRecord
{
    /// <summary>Creates an account.</summary>
    /// <param name="id">The CRM's own id.</param>
    /// <exception cref="ArgumentException">The id is missing or blank.</exception>
    public Account(string id)
        : base(CrmRecordType.Account, id)
    {
    }

    /// <summary>
    /// All domains of the account, such as <c>customer.example</c>. An adapter whose CRM holds websites turns them into domains with
    /// <see cref="WebsiteDomain.TryParse(string?, out string)"/>. Default none.
    /// </summary>
    public IReadOnlyList<string> Domains { get; init; } = [];
}
