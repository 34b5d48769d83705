using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>What is asked of the mailbox' profile (users.getProfile).</summary>
internal sealed record ProfileDocument
{
    [JsonPropertyName("historyId")]
    public string? HistoryId { get; init; }

    /// <summary>How many messages the mailbox holds, all of them.</summary>
    [JsonPropertyName("messagesTotal")]
    public long MessagesTotal { get; init; }
}
