namespace Jiminny.Crm;

/// <summary>A deal of an account. It is shown beside what was kept and is never a reason to keep anything.</summary>
public sealed record Opportunity : CrmRecord
{
    /// <summary>Creates an opportunity.</summary>
    /// <param name="id">The CRM's own id.</param>
    /// <exception cref="ArgumentException">The id is missing or blank.</exception>
    public Opportunity(string id)
        : base(CrmRecordType.Opportunity, id)
    {
    }

    /// <summary>The id of the account this opportunity belongs to, when there is one.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whether the deal is still open. Default <see langword="true"/>.</summary>
    public bool IsOpen { get; init; } = true;
}
