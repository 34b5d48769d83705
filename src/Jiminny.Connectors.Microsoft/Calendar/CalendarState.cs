using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>
/// How far the calendar's window has been read: change tracking is opened first, so that nothing that changes during the listing is missed; then the window
/// is listed; later rounds read what has changed, and the series among it once more.
/// </summary>
internal sealed record CalendarState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The window that was listed and is tracked; null in cursors of a release that did not track.</summary>
    [JsonPropertyName("from")]
    public DateTimeOffset? From { get; init; }

    [JsonPropertyName("to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>The next page while change tracking is being opened.</summary>
    [JsonPropertyName("open")]
    public string? OpenLink { get; init; }

    /// <summary>Where changes go on; null while tracking is not open.</summary>
    [JsonPropertyName("delta")]
    public string? DeltaLink { get; init; }

    /// <summary>Whether the server does not track changes; then every round lists the window.</summary>
    [JsonPropertyName("untracked"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUntracked { get; init; }

    /// <summary>The next page of the listing, of the changes, or of the first of <see cref="Series"/>; null for the first.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }

    /// <summary>Whether the listing is complete.</summary>
    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }

    /// <summary>The series found so far among the changes of a round that is under way.</summary>
    [JsonPropertyName("pending")]
    public IReadOnlyList<string>? Pending { get; init; }

    /// <summary>The series whose occurrences are to be read once more.</summary>
    [JsonPropertyName("series")]
    public IReadOnlyList<string>? Series { get; init; }

    /// <summary>Whether a finished cursor can go on with what has changed.</summary>
    public bool Tracks(TimeWindow window) => DeltaLink is not null && From == window.From && To == window.To;
}
