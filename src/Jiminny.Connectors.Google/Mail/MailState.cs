using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>How far a mailbox' list of messages has been read.</summary>
internal sealed record MailState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The mailbox' history id from before the last complete round, or the first one, so that changes made meanwhile are not lost.</summary>
    [JsonPropertyName("history")]
    public string? HistoryId { get; init; }

    /// <summary>The next page; null for the first and when the round is complete.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }

    /// <summary>Up to when mail was read; null while the first round is on its way.</summary>
    [JsonPropertyName("upTo")]
    public DateTimeOffset? ReadUpTo { get; init; }

    /// <summary>The history id of a later round, which becomes <see cref="HistoryId"/> at its end; null between rounds.</summary>
    [JsonPropertyName("newHistory")]
    public string? NextHistoryId { get; init; }
}
