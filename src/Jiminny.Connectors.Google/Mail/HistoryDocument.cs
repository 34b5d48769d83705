using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>A page of changes (users.history.list). Without changes the list is missing.</summary>
internal sealed record HistoryDocument
{
    [JsonPropertyName("history")]
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    [JsonPropertyName("historyId")]
    public string? HistoryId { get; init; }

    [JsonPropertyName("nextPageToken")]
    public string? NextPageToken { get; init; }
}

/// <summary>One change, in the order in which they happened.</summary>
internal sealed record HistoryEntry
{
    [JsonPropertyName("messagesAdded")]
    public IReadOnlyList<HistoryMessage>? Added { get; init; }

    [JsonPropertyName("messagesDeleted")]
    public IReadOnlyList<HistoryMessage>? Deleted { get; init; }

    [JsonPropertyName("labelsAdded")]
    public IReadOnlyList<HistoryMessage>? Labelled { get; init; }

    [JsonPropertyName("labelsRemoved")]
    public IReadOnlyList<HistoryMessage>? Unlabelled { get; init; }
}

/// <summary>A message that was added, deleted or labelled.</summary>
internal sealed record HistoryMessage
{
    [JsonPropertyName("message")]
    public MessageReference? Message { get; init; }

    /// <summary>The labels that were added or removed.</summary>
    [JsonPropertyName("labelIds")]
    public IReadOnlyList<string>? LabelIds { get; init; }
}
