namespace Jiminny.Http;

/// <summary>How much one account may be asked at once and per window. Immutable.</summary>
public sealed record GovernorOptions
{
    /// <summary>How many requests may be in flight. At least 1.</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>How many units may be spent in any span of <see cref="Window"/>. At least 1.</summary>
    public required long UnitsPerWindow { get; init; }

    /// <summary>The length of the window. Default one minute.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}
