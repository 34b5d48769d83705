namespace Jiminny.Connectors;

/// <summary>Why an item is not kept. Of a discarded item only the count by reason remains.</summary>
public enum DiscardReason : byte
{
    /// <summary>Somebody from outside takes part, but nobody the CRM knows.</summary>
    Unmatched,

    /// <summary>Everybody on it belongs to the organisation.</summary>
    InternalOnly,

    /// <summary>It names nobody at all.</summary>
    NoParticipants,

    /// <summary>It is marked private or confidential.</summary>
    Private,

    /// <summary>It lies outside the window that is imported.</summary>
    OutsideWindow,

    /// <summary>It is a draft.</summary>
    Draft,

    /// <summary>The meeting was cancelled.</summary>
    Cancelled,

    /// <summary>The mailbox' owner declined the meeting.</summary>
    Declined,

    /// <summary>An exclusion list of the organisation or the user names it.</summary>
    Excluded,

    /// <summary>A search-based plan never fetched it, since the provider's search did not return it for the CRM's addresses.</summary>
    NotReturnedBySearch,

    /// <summary>A machine sent it, or it went to a list, and nobody on it is a record of the CRM by address.</summary>
    Automated,

    /// <summary>A rule of the host's own rejects it.</summary>
    HostRule,
}
