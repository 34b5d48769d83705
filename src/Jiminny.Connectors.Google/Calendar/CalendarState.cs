using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>How far the calendar's window has been read.</summary>
internal sealed record CalendarState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The next page of a round or of changes; null for the first and when there is none.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }

    /// <summary>Where changes go on after a complete round.</summary>
    [JsonPropertyName("sync")]
    public string? SyncToken { get; init; }

    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }

    /// <summary>The window of the complete round, which <see cref="SyncToken"/> keeps to.</summary>
    [JsonPropertyName("from")]
    public DateTimeOffset? From { get; init; }

    [JsonPropertyName("to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether changes can be read: a round of the same window is complete.</summary>
    public bool CanGoOn(TimeWindow window) => IsComplete && SyncToken is not null && From == window.From && To == window.To;
}
