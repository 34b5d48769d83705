using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>What is posted to <c>$batch</c> (Graph JSON batching).</summary>
internal sealed record BatchDocument([property: JsonPropertyName("requests")] IReadOnlyList<BatchCallDocument> Requests);

/// <summary>A call inside a batch; its address is relative to the version of the API.</summary>
internal sealed record BatchCallDocument
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("method")]
    public required string Method { get; init; }

    [JsonPropertyName("url")]
    public required string Url { get; init; }

    [JsonPropertyName("headers")]
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

/// <summary>The answers to a batch, in any order.</summary>
internal sealed record BatchAnswerDocument
{
    [JsonPropertyName("responses")]
    public IReadOnlyList<BatchPartDocument?>? Responses { get; init; }
}

/// <summary>The answer to one call: a document, or anything at all when it failed.</summary>
internal sealed record BatchPartDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("status")]
    public int Status { get; init; }

    [JsonPropertyName("headers")]
    public IReadOnlyDictionary<string, JsonElement>? Headers { get; init; }

    [JsonPropertyName("body")]
    public JsonElement Body { get; init; }
}
