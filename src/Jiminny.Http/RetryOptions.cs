namespace Jiminny.Http;

/// <summary>How often and how patiently a request is tried again.</summary>
public sealed class RetryOptions
{
    /// <summary>How often a request is sent at most, the first time included. Default 4, at least 1.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The median wait before the second attempt when the server names none; it doubles from attempt to attempt, with jitter. Default 1 second.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest wait that is slept out. When the server asks for more, the attempt is returned with its wait, so that a scheduler can come back then.
    /// Default 30 seconds.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with these options.</summary>
    /// <returns>One sentence per fault, naming the value; empty when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (MaxAttempts is < 1 or > 20)
            yield return $"MaxAttempts is {MaxAttempts}; it must be between 1 and 20.";

        if (BaseDelay <= TimeSpan.Zero)
            yield return $"BaseDelay is {BaseDelay}; it must be positive.";

        if (LongestWait < BaseDelay)
            yield return $"LongestWait is {LongestWait}; it must not be shorter than BaseDelay, {BaseDelay}.";
    }
}
