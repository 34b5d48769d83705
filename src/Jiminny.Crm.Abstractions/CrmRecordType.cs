namespace Jiminny.Crm;

/// <summary>The kinds of CRM records this SDK knows.</summary>
public enum CrmRecordType : byte
{
    /// <summary>A person who belongs to an account, or to none.</summary>
    Contact,

    /// <summary>A person not yet qualified; belongs to no account.</summary>
    Lead,

    /// <summary>A company.</summary>
    Account,

    /// <summary>A deal of an account. Shown beside kept items, never a reason to keep one.</summary>
    Opportunity,
}
