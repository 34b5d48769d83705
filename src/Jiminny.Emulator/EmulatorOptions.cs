namespace Jiminny.Emulator;

/// <summary>How the emulator behaves. Read once when the world is created.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Whether the vendors' limits bind. Default true.</summary>
    public bool EnforceQuotas { get; init; } = true;

    /// <summary>How long a request stays in flight on the world's clock before it is answered. Default zero: answered at once.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>Whether answers are gzip-compressed for callers who ask as the vendors require. Default true.</summary>
    public bool CompressResponses { get; init; } = true;

    /// <summary>Graph requests in flight at once per application and mailbox. Default 4.</summary>
    public int GraphConcurrency { get; init; } = 4;

    /// <summary>Graph requests per application and mailbox in ten minutes, mail and calendar together. Default 10,000.</summary>
    public int GraphRequestsPerTenMinutes { get; init; } = 10_000;

    /// <summary>Gmail quota units per application and mailbox in a minute. Default 6,000, the limit of projects created from May 2026.</summary>
    public int GmailUnitsPerMinute { get; init; } = 6_000;

    /// <summary>Gmail requests in flight at once per mailbox. The vendor publishes no figure; observers report about 50, the default.</summary>
    public int GmailConcurrency { get; init; } = 50;

    /// <summary>The status with which Gmail and Calendar refuse what is too fast: 429 (default) or 403, which mean the same.</summary>
    public int GoogleThrottleStatus { get; init; } = 429;

    /// <summary>Calendar requests per application and user in a minute. Default 600.</summary>
    public int CalendarRequestsPerMinute { get; init; } = 600;

    /// <summary>How long a token lives when <see cref="EmulatedWorld.IssueToken"/> is not told. Default one hour.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    internal void Validate()
    {
        var faults = new List<string>();
        if (Latency < TimeSpan.Zero)
            faults.Add($"{nameof(Latency)} is {Latency}; it must not be negative");
        if (TokenLifetime <= TimeSpan.Zero)
            faults.Add($"{nameof(TokenLifetime)} is {TokenLifetime}; it must be positive");
        if (GoogleThrottleStatus is not (429 or 403))
            faults.Add($"{nameof(GoogleThrottleStatus)} is {GoogleThrottleStatus}; it must be 429 or 403");
        foreach (var (name, value) in Limits())
            if (value < 1)
                faults.Add($"{name} is {value}; it must be at least 1");
        if (faults.Count > 0)
            throw new ArgumentException(string.Join("; ", faults) + ".");
    }

    private (string Name, int Value)[] Limits() =>
    [
        (nameof(GraphConcurrency), GraphConcurrency), (nameof(GraphRequestsPerTenMinutes), GraphRequestsPerTenMinutes),
        (nameof(GmailUnitsPerMinute), GmailUnitsPerMinute), (nameof(GmailConcurrency), GmailConcurrency),
        (nameof(CalendarRequestsPerMinute), CalendarRequestsPerMinute),
    ];
}
