using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>How far a mailbox has been read: a first round over the window, by scan or search, then changes.</summary>
internal sealed record MailState
{
    public const int CurrentVersion = 2;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>
    /// Where changes go on: the mailbox' history id from before the first round or from the first page of the last changes, so that what happens meanwhile is
    /// not lost.
    /// </summary>
    [JsonPropertyName("history")]
    public string? HistoryId { get; init; }

    /// <summary>The next page of a scan or of changes; null for the first and between rounds.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }

    /// <summary>The history id that becomes <see cref="HistoryId"/> when all pages of changes are read; null outside of them.</summary>
    [JsonPropertyName("newHistory")]
    public string? NextHistoryId { get; init; }

    /// <summary>Whether the first round is complete.</summary>
    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }

    /// <summary>The second at which the part of the window that a search has still to read ends; null when there is none.</summary>
    [JsonPropertyName("rest")]
    public long? Rest { get; init; }

    /// <summary>How many seconds of the window a search reads per page.</summary>
    [JsonPropertyName("step"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Step { get; init; }

    /// <summary>How the first round is read.</summary>
    [JsonPropertyName("plan")]
    public MailPlan? Plan { get; init; }
}
