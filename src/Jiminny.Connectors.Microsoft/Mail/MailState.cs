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

    /// <summary>What is left of that folder, or of what is new, is older than this; null for all of it.</summary>
    [JsonPropertyName("before")]
    public DateTimeOffset? Before { get; init; }

    /// <summary>A link inside the slice of time that is being read; null to begin it.</summary>
    [JsonPropertyName("next")]
    public string? NextLink { get; init; }

    /// <summary>How many links of the slice were followed.</summary>
    [JsonPropertyName("links"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LinksFollowed { get; init; }

    /// <summary>Where changes of the folders go on.</summary>
    [JsonPropertyName("foldersDelta")]
    public string? FoldersDelta { get; init; }

    /// <summary>Up to when mail was read; null while the folders are still being read.</summary>
    [JsonPropertyName("upTo")]
    public DateTimeOffset? ReadUpTo { get; init; }

    /// <summary>The folders that have changed since their messages' changes were read.</summary>
    [JsonPropertyName("changed")]
    public IReadOnlyList<string>? Changed { get; init; }

    /// <summary>Where the changes of a folder's messages go on, by folder.</summary>
    [JsonPropertyName("changes")]
    public IReadOnlyDictionary<string, string>? ChangeLinks { get; init; }

    /// <summary>Since when received mail is tracked, the same in all folders, so that a message that moves between them is tracked in both.</summary>
    [JsonPropertyName("trackedFrom")]
    public DateTimeOffset? TrackedFrom { get; init; }

    /// <summary>When the changes of messages were read last.</summary>
    [JsonPropertyName("changesAt")]
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Whether they are to be read now, the new mail being read.</summary>
    [JsonPropertyName("changesDue"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AreChangesDue { get; init; }

    /// <summary>Whether a listing is under way, so that the folders are not looked at again.</summary>
    [JsonIgnore]
    public bool IsInListing => NextLink is not null || Before is not null;

    [JsonIgnore]
    public ListingPlace Place => new(Before, NextLink, LinksFollowed);

    public MailState At(ListingPlace place) => this with { Before = place.Before, NextLink = place.NextLink, LinksFollowed = place.LinksFollowed };
}

/// <summary>A folder and where it hangs.</summary>
internal sealed record MailFolder([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("parent")] string? ParentId);
