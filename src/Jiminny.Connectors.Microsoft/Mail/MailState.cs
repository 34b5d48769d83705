using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// How far a mailbox has been read: first folder by folder (the folders are listed once, so that this has an end), later by what is new in the whole mailbox.
/// </summary>
internal sealed record MailState
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The owner's addresses, which tell outgoing mail.</summary>
    [JsonPropertyName("owner")]
    public required IReadOnlyList<string> Owner { get; init; }

    /// <summary>All folders, those left out included.</summary>
    [JsonPropertyName("folders")]
    public required IReadOnlyList<MailFolder> Folders { get; init; }

    /// <summary>The ids of folders that are left out with all below them.</summary>
    [JsonPropertyName("leftOut")]
    public IReadOnlyList<string>? LeftOut { get; init; }

    /// <summary>The id of Sent Items.</summary>
    [JsonPropertyName("sent")]
    public string? Sent { get; init; }

    /// <summary>Which of the folders is being read; their number when all are.</summary>
    [JsonPropertyName("at")]
    public int Position { get; init; }

    /// <summary>The next page of that folder, or of what is new; null for the first.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }

    /// <summary>Where changes of the folders go on.</summary>
    [JsonPropertyName("foldersDelta")]
    public string? FoldersDelta { get; init; }

    /// <summary>Up to when mail was read; null while the folders are still being read.</summary>
    [JsonPropertyName("upTo")]
    public DateTimeOffset? ReadUpTo { get; init; }
}

/// <summary>A folder and where it hangs.</summary>
internal sealed record MailFolder([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("parent")] string? ParentId);
