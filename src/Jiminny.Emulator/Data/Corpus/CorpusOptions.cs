namespace Jiminny.Emulator;

/// <summary>What of a corpus is loaded and how.</summary>
public sealed class CorpusOptions
{
    /// <summary>The vendor of all mailboxes; null (the default) alternates in the order of first appearance, the first on Microsoft.</summary>
    public Vendor? Vendor { get; init; }

    /// <summary>Loads only the first mailboxes; null (the default) loads all.</summary>
    public int? Mailboxes { get; init; }

    /// <summary>How many times longer than usual subjects are, to show what depends on them. Default 1.</summary>
    public int SubjectScale { get; init; } = 1;

    internal void Validate()
    {
        if (Mailboxes < 1)
            throw new ArgumentException($"{nameof(Mailboxes)} is {Mailboxes}; it must be at least 1 or null.");
        if (SubjectScale is < 1 or > 100_000)
            throw new ArgumentException($"{nameof(SubjectScale)} is {SubjectScale}; it must be between 1 and 100,000.");
    }
}
