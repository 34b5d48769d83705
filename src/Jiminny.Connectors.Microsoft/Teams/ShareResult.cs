namespace Jiminny.Connectors.Microsoft;

/// <summary>What became of a message that was to be shared.</summary>
public enum ShareOutcome : byte
{
    /// <summary>Microsoft has it.</summary>
    Shared,

    /// <summary>Microsoft does not have it; <see cref="ShareResult.Failure"/> says why. Sending again is safe.</summary>
    NotShared,

    /// <summary>It left and the answer was lost. Sending again may post it twice; only a person can look.</summary>
    OutcomeUnknown,
}

/// <summary>What became of a message.</summary>
/// <param name="Outcome">Whether it arrived.</param>
public sealed record ShareResult(ShareOutcome Outcome)
{
    /// <summary>Microsoft's id of the message; <see langword="null"/> unless shared.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why it was not shared, or what happened to the answer; <see langword="null"/> when shared.</summary>
    public SourceFailure? Failure { get; init; }
}
