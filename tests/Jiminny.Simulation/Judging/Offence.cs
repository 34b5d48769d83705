namespace Jiminny.Simulation.Judging;

/// <summary>What must never happen.</summary>
internal enum Offence
{
    /// <summary>An item that matches is not in the store although a round that should have brought it is complete, or it vanished from the store.</summary>
    Lost,

    /// <summary>An item is in the store twice, is still there although it is gone, or is counted twice.</summary>
    Duplicate,

    /// <summary>An item that no rule ever kept is in the store.</summary>
    RejectedPersisted,

    /// <summary>An older state of an item is in the store after a complete round.</summary>
    Stale,

    /// <summary>The account differs from what the provider delivered.</summary>
    Receipt,

    /// <summary>Two writers had the same mailbox, or a stale one wrote.</summary>
    Lease,

    /// <summary>A provider was asked before it allowed it.</summary>
    Impatience,

    /// <summary>Something was thrown that is no fault of the plan.</summary>
    Exception,

    /// <summary>Without further faults the import does not come to its end.</summary>
    Standstill,
}

/// <summary>One thing that happened although it must not.</summary>
/// <param name="Offence">Of which kind.</param>
/// <param name="Step">When.</param>
/// <param name="Text">What exactly.</param>
internal sealed record Violation(Offence Offence, int Step, string Text);
