namespace Jiminny.Connectors;

/// <summary>Facts about an item that a filter can decide on without its content.</summary>
[Flags]
public enum ItemFlags : ushort
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The mailbox' owner sent the message or organises the meeting.</summary>
    Outgoing = 1 << 0,

    /// <summary>A draft.</summary>
    Draft = 1 << 1,

    /// <summary>Marked private or confidential by its owner.</summary>
    Private = 1 << 2,

    /// <summary>A meeting that was cancelled.</summary>
    Cancelled = 1 << 3,

    /// <summary>A meeting the mailbox' owner has declined.</summary>
    Declined = 1 << 4,

    /// <summary>A meeting that takes whole days.</summary>
    AllDay = 1 << 5,

    /// <summary>The provider withheld some participants: no match means "unknown", not "discard".</summary>
    PartialParticipants = 1 << 6,

    /// <summary>Sent by a machine or to a list: its headers say so (RFC 3834 Auto-Submitted, RFC 2919 List-Id, RFC 2369 List-Unsubscribe, Precedence).</summary>
    Automated = 1 << 7,

    /// <summary>The provider does not say without further calls whether a machine sent it.</summary>
    AutomationUnknown = 1 << 8,
}
