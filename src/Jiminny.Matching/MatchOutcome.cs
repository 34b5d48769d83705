namespace Jiminny.Matching;

/// <summary>What a message or meeting came to.</summary>
public enum MatchOutcome : byte
{
    /// <summary>The CRM knows nobody on it.</summary>
    Unmatched,

    /// <summary>Every participant that the CRM knows leads to one record.</summary>
    Matched,

    /// <summary>At least one participant leads to several records of equal rank; which one is meant is for the host to decide.</summary>
    Ambiguous,

    /// <summary>
    /// At least one participant leads to more records than <see cref="MatchingRules.CandidateLimit"/>; the list is cut there.
    /// </summary>
    TooManyRecords,
}
