using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>How far a search has been read.</summary>
internal sealed record SearchState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Which of the queries the terms take.</summary>
    [JsonPropertyName("query"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Query { get; init; }

    /// <summary>The next page of it; null for the first.</summary>
    [JsonPropertyName("page")]
    public string? PageToken { get; init; }
}
