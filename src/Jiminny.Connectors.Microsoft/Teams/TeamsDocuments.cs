using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Teams;

/// <summary>A page of teams or channels.</summary>
internal sealed record NamedListDocument
{
    [JsonPropertyName("value")]
    public IReadOnlyList<NamedDocument>? Value { get; init; }

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }
}

/// <summary>A team or channel as Graph lists it.</summary>
internal sealed record NamedDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("displayName")]
    public string? DisplayName { get; init; }
}

/// <summary>What Graph answers to something that was made.</summary>
internal sealed record CreatedDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }
}
