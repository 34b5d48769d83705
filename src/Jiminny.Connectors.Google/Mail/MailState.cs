using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>How far a mailbox' list of messages has been read.</summary>
internal sealed record MailState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The mailbox' history id from before the round, so that mail arriving meanwhile is not lost.</summary>
    [JsonPropertyName("history")]
    public string? HistoryId { get; init; }

    /// <summary>The next page; null for the first and when the round is complete.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }

    [JsonPropertyName("done"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsComplete { get; init; }
}
