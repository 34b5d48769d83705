using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Crm;
using Jiminny.Emulator;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.EndToEnd.Tests;

/// <summary>The whole SDK in one container, over HTTP to an emulated world; several organisations if asked for.</summary>
internal sealed class SdkOverEmulator : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock;
    private readonly EmulatorServer _server;
    private readonly ServiceProvider _services;

    private SdkOverEmulator(EmulatorServer server, ServiceProvider services, VirtualClock clock)
    {
        _clock = clock;
        _server = server;
        _services = services;
    }

    public VirtualClock Clock => _clock;

    public IImportStore Store => _services.GetRequiredService<IImportStore>();

    public static async Task<SdkOverEmulator> StartAsync(
        IReadOnlyDictionary<string, EmulatedMailbox[]> organisations,
        Func<string, CrmRecord[]> crm,
        IEnumerable<string> internalDomains,
        ILoggerProvider? logs = null,
        Action<IServiceCollection>? configure = null)
    {
        var clock = new VirtualClock(Now);
        var world = new EmulatedWorld(organisations.Values.SelectMany(mailboxes => mailboxes), clock, new EmulatorOptions { TokenLifetime = TimeSpan.FromDays(30) });
        var server = await EmulatorServer.StartAsync(world);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IAccessTokens>(new Tokens(world))
            .AddSingleton<ICrmAdapterFactory>(new Crms(crm))
            .AddJiminny(jiminny =>
            {
                foreach (var (organisationId, mailboxes) in organisations)
                {
                    var organisation = jiminny.Organisation(organisationId);
                    internalDomains.ToList().ForEach(organisation.InternalDomains.Add);
                    Array.ForEach(mailboxes, mailbox => organisation.Designate(mailbox.Key, mailbox.Vendor == Vendor.Microsoft ? Provider.Microsoft : Provider.Google));
                }
            })
            .AddJiminnyInMemoryStore()
            .Configure<ImportOptions>(import => (import.MailboxesAtATime, import.LongestWait) = (1, TimeSpan.FromHours(1)))
            .Configure<MicrosoftConnectorOptions>(microsoft => microsoft.BaseUri = server.GraphBaseUri)
            .Configure<GoogleConnectorOptions>(google => (google.GmailBaseUri, google.CalendarBaseUri) = (server.GmailBaseUri, server.CalendarBaseUri));
        if (logs is not null)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        }

        configure?.Invoke(services);
        return new SdkOverEmulator(server, services.BuildServiceProvider(), clock);
    }

    public async Task<IReadOnlyList<ImportResult>> ImportAsync(string organisationId)
    {
        // One mailbox at a time is one worker of the virtual clock: when it waits for a quota, time goes on.
        using var worker = _clock.RegisterWorker();
        return await _services.GetRequiredService<IImporter>().ImportAsync(organisationId);
    }

    public async Task<List<StoredItem>> ItemsAsync(string organisationId) =>
        await Store.ReadItemsAsync(organisationId, ItemQuery.All, default).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private sealed class Tokens(EmulatedWorld world) : IAccessTokens
    {
        private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            new(AccessTokenResult.Success(_tokens.GetOrAdd(request.Mailbox.Key.MailboxId, key => world.IssueToken(key, request.Mailbox.Provider == Provider.Microsoft
                ? ["User.Read", "Mail.ReadBasic", "Calendars.ReadBasic"]
                : ["https://www.googleapis.com/auth/gmail.readonly", "https://www.googleapis.com/auth/calendar.events.owned.readonly"]))));
    }

    private sealed class Crms(Func<string, CrmRecord[]> records) : ICrmAdapterFactory
    {
        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(new Records(records(organisationId)));
    }

    private sealed class Records(CrmRecord[] records) : ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("records");

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            new(new CrmPage { Changes = [.. records.Select(CrmChange.Upsert)], Next = new CrmCursor("1"), IsLast = true });
    }
}
