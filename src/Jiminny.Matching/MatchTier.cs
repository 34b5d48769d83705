namespace Jiminny.Matching;

/// <summary>On what evidence a record is a candidate.</summary>
public enum MatchTier : byte
{
    /// <summary>The address is the record's own.</summary>
    Exact,

    /// <summary>The address' domain is the account's.</summary>
    Domain,

    /// <summary>A parent of the address' domain is the account's (only when the organisation opted in).</summary>
    ParentDomain,
}
