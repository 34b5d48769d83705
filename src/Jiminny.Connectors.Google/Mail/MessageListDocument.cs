using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>A page of message ids (users.messages.list). Without messages the list is missing.</summary>
internal sealed record MessageListDocument
{
    [JsonPropertyName("messages")]
    public IReadOnlyList<MessageReference>? Messages { get; init; }

    [JsonPropertyName("nextPageToken")]
    public string? NextPageToken { get; init; }
}

/// <summary>A message that is listed.</summary>
internal sealed record MessageReference
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }
}
