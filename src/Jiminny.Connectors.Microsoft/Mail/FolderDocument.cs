using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>A folder as Graph lists it (mailFolder resource). Its name is not asked for.</summary>
internal sealed record FolderDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("parentFolderId")]
    public string? ParentFolderId { get; init; }

    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    [JsonPropertyName("@removed")]
    public JsonElement? Removed { get; init; }

    /// <summary>Whether messages live in it: a search folder shows those of others again.</summary>
    [JsonIgnore]
    public bool HoldsMessages => Removed is null && Type != "#microsoft.graph.mailSearchFolder";
}

/// <summary>A page of folders.</summary>
internal sealed record FolderListDocument
{
    [JsonPropertyName("value")]
    public IReadOnlyList<FolderDocument>? Value { get; init; }

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }

    [JsonPropertyName("@odata.deltaLink")]
    public string? DeltaLink { get; init; }
}
