using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Tasks;

/// <summary>An event as far as it is asked for.</summary>
internal sealed record TaskDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("htmlLink")]
    public string? HtmlLink { get; init; }
}

/// <summary>A page of events.</summary>
internal sealed record TaskListDocument
{
    [JsonPropertyName("items")]
    public IReadOnlyList<TaskDocument>? Items { get; init; }

    [JsonPropertyName("nextPageToken")]
    public string? NextPageToken { get; init; }
}
