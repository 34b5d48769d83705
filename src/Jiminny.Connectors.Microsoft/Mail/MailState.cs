using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>How far a mailbox' folders have been read. Folders are listed once per round, so that a round has an end.</summary>
internal sealed record MailState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The owner's addresses, which tell outgoing mail.</summary>
    [JsonPropertyName("owner")]
    public required IReadOnlyList<string> Owner { get; init; }

    [JsonPropertyName("folders")]
    public required IReadOnlyList<MailFolder> Folders { get; init; }

    /// <summary>Which of the folders is being read; their number when all are.</summary>
    [JsonPropertyName("at")]
    public int Position { get; init; }

    /// <summary>The next page of that folder; null for its first.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }

    /// <summary>Where changes of the folders go on.</summary>
    [JsonPropertyName("foldersDelta")]
    public string? FoldersDelta { get; init; }

    [JsonIgnore]
    public bool IsComplete => Position >= Folders.Count;
}

/// <summary>A folder that is read.</summary>
internal sealed record MailFolder(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("sent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsSent);
