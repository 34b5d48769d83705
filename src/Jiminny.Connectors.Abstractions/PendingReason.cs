namespace Jiminny.Connectors;

/// <summary>Why an item could not be decided.</summary>
public enum PendingReason : byte
{
    /// <summary>The provider withheld some participants, and none of those it named matched. Counted in <see cref="Page.Undecided"/>.</summary>
    PartialParticipants,

    /// <summary>The item could not be read. Counted in <see cref="Page.Failed"/>.</summary>
    Unreadable,
}
