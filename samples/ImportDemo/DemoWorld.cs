using Jiminny.Crm.Csv;
using Jiminny.Emulator;

namespace ImportDemo;

/// <summary>What the demo imports from: the providers' side (emulated), the CRM's side (CSV files), and what time it is there.</summary>
internal sealed record DemoWorld
{
    /// <summary>The demo company's CRM, people and accounts, as files.</summary>
    public const string PeopleFile = "crm-people.csv";

    /// <inheritdoc cref="PeopleFile"/>
    public const string AccountsFile = "crm-accounts.csv";

    public required EmulatedWorld Providers { get; init; }

    /// <summary>The mailboxes in order.</summary>
    public required IReadOnlyList<EmulatedMailbox> Mailboxes { get; init; }

    public required VirtualClock Clock { get; init; }

    public required CsvCrmFiles Crm { get; init; }

    public required IReadOnlyList<string> InternalDomains { get; init; }

    /// <summary>Whether the generator noted why it made each item, so that the receipt can be held against it by reason.</summary>
    public required bool IsLabelled { get; init; }

    public required string Description { get; init; }

    /// <summary>Builds the world that the options ask for; the CRM's files of the demo company are written to <paramref name="folder"/>.</summary>
    public static DemoWorld Create(DemoOptions options, DirectoryInfo folder) =>
        options.Corpus is null ? OfDemoCompany(options, folder) : OfCorpus(options, options.Corpus);

    private static DemoWorld OfCorpus(DemoOptions options, DirectoryInfo directory)
    {
        var corpus = CorpusFolder.Load(directory.FullName, new CorpusOptions { Vendor = VendorOf(options.Provider), Mailboxes = options.Mailboxes });
        return Assemble(options, corpus.Mailboxes, corpus.ReferenceNow) with
        {
            Crm = new CsvCrmFiles { People = [corpus.CrmPeoplePath], Accounts = [corpus.CrmAccountsPath] },
            InternalDomains = corpus.InternalDomains,
            IsLabelled = false,
            Description = $"a corpus of {corpus.Mailboxes.Count} mailboxes",
        };
    }

    private static DemoWorld OfDemoCompany(DemoOptions options, DirectoryInfo folder)
    {
        var company = DemoCompany.Create();
        company.WriteCrmFiles(folder.FullName);
        var mailboxes = company.Mailboxes
            .Where(mailbox => VendorOf(options.Provider) is not { } vendor || mailbox.Vendor == vendor)
            .Take(options.Mailboxes ?? int.MaxValue)
            .ToList();
        return Assemble(options, mailboxes, company.ReferenceNow) with
        {
            Crm = new CsvCrmFiles { People = [Path.Combine(folder.FullName, PeopleFile)], Accounts = [Path.Combine(folder.FullName, AccountsFile)] },
            InternalDomains = company.InternalDomains,
            IsLabelled = true,
            Description = $"a fictional company of {mailboxes.Count} mailboxes, 18 months of mail and a calendar",
        };
    }

    private static DemoWorld Assemble(DemoOptions options, IReadOnlyList<EmulatedMailbox> mailboxes, DateTimeOffset now)
    {
        var clock = new VirtualClock(now);
        return new DemoWorld
        {
            Providers = new EmulatedWorld(mailboxes, clock, new EmulatorOptions { EnforceQuotas = options.Quota, TokenLifetime = TimeSpan.FromDays(90) }),
            Mailboxes = mailboxes,
            Clock = clock,
            Crm = new CsvCrmFiles(),
            InternalDomains = [],
            IsLabelled = false,
            Description = "",
        };
    }

    private static Vendor? VendorOf(ProviderChoice choice) => choice switch
    {
        ProviderChoice.Microsoft => Vendor.Microsoft,
        ProviderChoice.Google => Vendor.Google,
        _ => null,
    };
}
