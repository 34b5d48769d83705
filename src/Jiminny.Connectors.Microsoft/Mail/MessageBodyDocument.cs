using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>A message's body as Graph writes it (itemBody resource).</summary>
internal sealed record MessageBodyDocument
{
    [JsonPropertyName("body")]
    public ItemBodyDocument? Body { get; init; }

    public MessageBody ToBody() => new(
        string.Equals(Body?.ContentType, "text", StringComparison.OrdinalIgnoreCase) ? "text/plain" : "text/html", Body?.Content ?? "");

    /// <summary>A fixed text: content is not for logs.</summary>
    public override string ToString() => "message body";
}

/// <summary>A text and its kind.</summary>
internal sealed record ItemBodyDocument
{
    [JsonPropertyName("contentType")]
    public string? ContentType { get; init; }

    [JsonPropertyName("content")]
    public string? Content { get; init; }

    /// <summary>A fixed text: content is not for logs.</summary>
    public override string ToString() => "item body";
}
