using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>A message's content (users.messages.get, format full).</summary>
internal sealed record BodyDocument
{
    [JsonPropertyName("payload")]
    public BodyPart? Payload { get; init; }

    public override string ToString() => "message body";
}

/// <summary>A MIME part, perhaps of other parts.</summary>
internal sealed record BodyPart
{
    [JsonPropertyName("mimeType")]
    public string? MimeType { get; init; }

    /// <summary>Set for attachments.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }

    [JsonPropertyName("headers")]
    public IReadOnlyList<BodyHeader>? Headers { get; init; }

    [JsonPropertyName("body")]
    public BodyData? Body { get; init; }

    [JsonPropertyName("parts")]
    public IReadOnlyList<BodyPart>? Parts { get; init; }

    public override string ToString() => "message part";
}

/// <summary>A header field of a part.</summary>
internal sealed record BodyHeader
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("value")]
    public string? Value { get; init; }

    public override string ToString() => "header";
}

/// <summary>The content of a part, base64url.</summary>
internal sealed record BodyData
{
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    public override string ToString() => "data";
}
