using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>How far a search has come: which group of terms, and which days of the window are left. It holds no address.</summary>
internal sealed record SearchState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    [JsonPropertyName("group")]
    public int Group { get; init; }

    /// <summary>The last of the days that are left; null for the whole window.</summary>
    [JsonPropertyName("last")]
    public DateOnly? Last { get; init; }

    /// <summary>How many days the next search covers at most; 0 for all.</summary>
    [JsonPropertyName("days")]
    public int Days { get; init; }

    /// <summary>The next page of a single day.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }
}
