using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>How far the calendar's window has been read.</summary>
internal sealed record CalendarState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The next page; null for the first and when the round is complete.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }

    /// <summary>Where changes go on after a complete round.</summary>
    [JsonPropertyName("sync")]
    public string? SyncToken { get; init; }

    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }
}
