using Jiminny.Connectors.Google;

namespace ImportDemo;

/// <summary>What was asked for on the command line, checked.</summary>
internal sealed record DemoOptions
{
    /// <summary>A folder in the format of the shared corpus, or none for the built-in demo company.</summary>
    public DirectoryInfo? Corpus { get; init; }

    /// <summary>How many mailboxes, from the first on, or all.</summary>
    public int? Mailboxes { get; init; }

    public ProviderChoice Provider { get; init; } = ProviderChoice.Both;

    /// <summary>Whether account domains match, besides exact addresses.</summary>
    public bool MatchDomains { get; init; } = true;

    /// <summary>How Gmail mailboxes are read: everything looked at, or Gmail asked for the CRM's mail.</summary>
    public MailPlanChoice Plan { get; init; } = MailPlanChoice.Scan;

    /// <summary>Whether the vendors' limits bind, on virtual time.</summary>
    public bool Quota { get; init; }

    /// <summary>Where to keep the store, or none for a temporary folder that is removed at the end.</summary>
    public FileInfo? Store { get; init; }

    /// <summary>Go on with an existing store instead of beginning anew.</summary>
    public bool Resume { get; init; }

    public bool Json { get; init; }

    /// <summary>Where to write a page for somebody who was not there, or none.</summary>
    public FileInfo? Report { get; init; }
}

internal enum ProviderChoice
{
    Microsoft,
    Google,
    Both,
}
