using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Erasure;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import.Tests;

/// <summary>A small company with a CRM of one contact, one lead and one account; the import around it is the real one.</summary>
internal sealed class ImportFixture : IAsyncDisposable
{
    public const string Organisation = "acme";
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly MailboxContext Mailbox = new(new MailboxKey(Organisation, "box-1"), Provider.Microsoft);

    private readonly ServiceProvider _services;
    private readonly SmallCrm _crm = new();
    private readonly Designations _designation = new();

    public ImportFixture(
        IEnumerable<IMailboxSource> sources,
        Action<ImportOptions>? configure = null,
        ILoggerProvider? logs = null,
        IMailboxConnections? connections = null,
        Action<IServiceCollection>? more = null)
    {
        Time = new ManualTime(Start);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ICrmAdapterFactory>(_crm)
            .AddSingleton<IMatchingRulesProvider, SmallRules>()
            .AddSingleton<IMailboxDesignation>(_designation)
            .AddJiminnyMatching()
            .AddJiminnyInMemoryStore()
            .AddJiminnyImport(configure ?? (_ => { }));
        if (logs is not null)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        }

        if (connections is not null)
        {
            services.AddSingleton(connections);
        }

        foreach (var source in sources)
        {
            services.AddSingleton(source);
        }

        more?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public ManualTime Time { get; }

    /// <summary>The designated mailboxes.</summary>
    public IReadOnlyList<MailboxContext> Designated
    {
        set => _designation.Mailboxes = value;
    }

    /// <summary>Changes that the CRM reports at the next read.</summary>
    public List<CrmChange> CrmChanges => _crm.Pending;

    /// <summary>Whether the CRM asks to wait at the next reads.</summary>
    public bool IsCrmThrottled
    {
        set => _crm.IsThrottled = value;
    }

    /// <summary>A kind of record that the CRM does not show to the connected user.</summary>
    public CrmRecordType? HiddenType
    {
        set => _crm.HiddenType = value;
    }

    public IMatcherProvider Matchers => _services.GetRequiredService<IMatcherProvider>();

    public IImporter Importer => _services.GetRequiredService<IImporter>();

    public IErasure Erasure => _services.GetRequiredService<IErasure>();

    public IServiceProvider Services => _services;

    public IImportStore Store => _services.GetRequiredService<IImportStore>();

    public async Task<ImportResult> ImportAsync(CancellationToken cancellationToken = default) =>
        Assert.Single(await Importer.ImportMailboxAsync(Mailbox, progress: null, cancellationToken));

    public async Task<string[]> KeptIdsAsync() =>
        [.. (await Store.ReadItemsAsync(Organisation, ItemQuery.All, default).ToListAsync()).Select(item => item.Item.ProviderId)];

    /// <summary>The pages of the scripted source, to be changed by a test.</summary>
    public ScriptedItem[][] Pages { get; init; } = [];

    /// <summary>The history of the mailbox, as kind and figures.</summary>
    public async Task<List<ImportRun>> RunsAsync() => await Store.ReadRunsAsync(Organisation, since: null, default).ToListAsync();

    public async Task<IReadOnlyList<PendingRecord>> PendingAsync(StreamKind stream) =>
        await Store.ReadPendingAsync(new StreamKey(Mailbox.Key, stream), DateTimeOffset.MaxValue, 1_000, default);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class SmallCrm : ICrmAdapterFactory, ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("small");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public List<CrmChange> Pending { get; } = [];

        public bool IsThrottled { get; set; }

        public CrmRecordType? HiddenType { get; set; }

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            if (IsThrottled)
            {
                return new(new CrmThrottled(Start.AddMinutes(5)));
            }

            CrmChange[] changes = cursor.IsStart
                ?
                [
                    CrmChange.Upsert(new Contact("C1") { AccountId = "A1", Addresses = ["ann@customer.example"] }),
                    CrmChange.Upsert(new Lead("L1") { Addresses = ["lee@gmail.com"] }),
                    CrmChange.Upsert(new Account("A1") { Domains = ["customer.example"] }),
                ]
                : [.. Pending];
            Pending.Clear();
            return new(new CrmPage
            {
                Changes = [.. changes.Where(change => change.Type != HiddenType)],
                MissingPermissions = HiddenType is { } hidden ? [new CrmPermissionMissing("read") { RecordType = hidden }] : [],
                Next = new CrmCursor("1"),
                IsLast = true,
            });
        }
    }

    private sealed class SmallRules : IMatchingRulesProvider
    {
        public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken) =>
            new(MatchingRules.CreateBuilder().AddInternalDomains("acme.example").Build());
    }

    private sealed class Designations : IMailboxDesignation
    {
        public IReadOnlyList<MailboxContext> Mailboxes { get; set; } = [Mailbox];

        public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken) => new(Mailboxes);
    }
}
