using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>How far the calendar's window has been read.</summary>
internal sealed record CalendarState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The next page; null for the first and when the round is complete.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }

    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }
}
