namespace Jiminny.Emulator;

/// <summary>
/// A corpus on disk: <c>messages.jsonl.gz</c> (one object a line with mailbox, id, date, from, to), <c>crm-people.csv</c>, <c>crm-accounts.csv</c> and, when
/// present, <c>expected.json</c>. Subjects, bodies and Message-IDs are generated and carry canaries; people are left exactly as the file has them.
/// </summary>
public sealed class CorpusFolder
{
    internal CorpusFolder(IReadOnlyList<EmulatedMailbox> mailboxes, string directory, CorpusFacts facts)
    {
        Mailboxes = mailboxes;
        CrmPeoplePath = Path.Combine(directory, "crm-people.csv");
        CrmAccountsPath = Path.Combine(directory, "crm-accounts.csv");
        ReferenceNow = facts.ReferenceNow;
        WindowStart = facts.WindowStart;
        InternalDomains = facts.InternalDomains;
        FreemailDomains = facts.FreemailDomains;
    }

    /// <summary>The mailboxes in the order of their first message; their keys are the corpus' own mailbox names.</summary>
    public IReadOnlyList<EmulatedMailbox> Mailboxes { get; }

    /// <summary>Contacts and leads: Id, Type, AccountId, Name, Email.</summary>
    public string CrmPeoplePath { get; }

    /// <summary>Accounts: Id, Name, Website.</summary>
    public string CrmAccountsPath { get; }

    /// <summary>What counts as now; the newest message's time without <c>expected.json</c>.</summary>
    public DateTimeOffset ReferenceNow { get; }

    /// <summary>Where the import window begins; twelve months before <see cref="ReferenceNow"/> without <c>expected.json</c>.</summary>
    public DateTimeOffset WindowStart { get; }

    /// <summary>The company's own domains; empty without <c>expected.json</c>.</summary>
    public IReadOnlyList<string> InternalDomains { get; }

    /// <summary>Freemail domains the corpus knows; empty without <c>expected.json</c>.</summary>
    public IReadOnlyList<string> FreemailDomains { get; }

    /// <summary>Loads a corpus.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">What to load; everything, mailboxes alternating between the vendors, when null.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">One of the three files is missing.</exception>
    /// <exception cref="InvalidDataException">A line cannot be read; the message names file and line.</exception>
    public static CorpusFolder Load(string directory, CorpusOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= new CorpusOptions();
        options.Validate();
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"The corpus folder '{directory}' does not exist.");
        foreach (var name in new[] { "messages.jsonl.gz", "crm-people.csv", "crm-accounts.csv" })
            if (!File.Exists(Path.Combine(directory, name)))
                throw new FileNotFoundException($"The corpus folder '{directory}' has no {name}.", Path.Combine(directory, name));
        var boxes = CorpusReader.Read(Path.Combine(directory, "messages.jsonl.gz"), options.Mailboxes);
        var facts = CorpusFacts.Read(Path.Combine(directory, "expected.json"), boxes);
        return new CorpusFolder(CorpusMailboxes.Build(boxes, options), directory, facts);
    }
}
