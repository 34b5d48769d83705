using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny.Connectors.Google;

/// <summary>The connector as a host sets it up, with another handler behind it.</summary>
internal sealed class ConnectorHost : IDisposable
{
    private readonly ServiceProvider _services;

    public ConnectorHost(HttpMessageHandler? handler, IAccessTokens tokens, TimeProvider time, Action<GoogleConnectorOptions>? configure = null, ICrmAddressBook? addressBook = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(tokens);
        services.AddHealthChecks().AddJiminnyGoogle();
        if (addressBook is not null)
            services.AddSingleton(addressBook);

        services.AddJiminnyGoogle(options =>
        {
            // Canned answers are given per message.
            options.MessagesPerBatch = handler is CannedHandler ? 1 : options.MessagesPerBatch;
            configure?.Invoke(options);
        });
        if (handler is not null)
            services.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => handler);

        _services = services.BuildServiceProvider();
        Tokens = tokens;
    }

    public static MailboxContext Mailbox { get; } = new(new MailboxKey("org", "box"), Provider.Google);

    /// <summary>A year.</summary>
    public static TimeWindow Year { get; } = new(new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public IAccessTokens Tokens { get; }

    public IMailboxSource Mail => Source(StreamKind.Mail);

    public IMailboxSource Calendar => Source(StreamKind.Calendar);

    /// <summary>Over loopback HTTP to an emulated world; mailbox ids are the world's keys.</summary>
    public static ConnectorHost For(EmulatorServer server, Action<GoogleConnectorOptions>? configure = null) => new(
        handler: null,
        TokensOf(server.World),
        server.World.Clock,
        options =>
        {
            options.GmailBaseUri = server.GmailBaseUri;
            options.CalendarBaseUri = server.CalendarBaseUri;
            configure?.Invoke(options);
        });

    public static IAccessTokens TokensOf(EmulatedWorld world) => new CannedTokens(request =>
        world.IssueToken(request.Mailbox.Key.MailboxId, request.Scopes.Select(scope => scope.Value), TimeSpan.FromDays(1000)));

    public static MailboxContext Box(EmulatedMailbox mailbox) => new(new MailboxKey("org", mailbox.Key), Provider.Google);

    public static async Task<List<PageResult>> ReadAsync(
        IMailboxSource source, IPageFilter filter, MailboxContext? mailbox = null, TimeWindow? window = null, SyncCursor? cursor = null)
    {
        var results = new List<PageResult>();
        await foreach (var result in source.ReadPagesAsync(mailbox ?? Mailbox, cursor ?? SyncCursor.Begin(window ?? Year), filter, TestContext.Current.CancellationToken))
            results.Add(result);

        return results;
    }

    public HealthCheckService Health => _services.GetRequiredService<HealthCheckService>();

    public IMailSearch Search => _services.GetServices<IMailSearch>().Single();

    public ITaskCalendar Tasks => _services.GetRequiredService<ITaskCalendar>();

    public IMailReader Bodies => _services.GetServices<IMailReader>().Single();

    public ValueTask<PageResult> ReadItemAsync(StreamKind stream, EmulatedMailbox mailbox, string id, IPageFilter filter) =>
        _services.GetServices<IItemReader>().Single(reader => reader.Stream == stream).ReadItemAsync(Box(mailbox), id, filter, TestContext.Current.CancellationToken);

    public async Task<List<Page>> SearchAsync(EmulatedMailbox mailbox, MailSearchTerms terms, IPageFilter filter)
    {
        var pages = new List<Page>();
        var cursor = SyncCursor.Begin(Year);
        do
        {
            pages.Add(Assert.IsType<Page>(await Search.SearchPageAsync(Box(mailbox), terms, cursor, filter, TestContext.Current.CancellationToken)));
            cursor = pages[^1].Next;
        }
        while (!pages[^1].IsLast);

        return pages;
    }

    public void Dispose() => _services.Dispose();

    private IMailboxSource Source(StreamKind stream) => _services.GetServices<IMailboxSource>().Single(source => source.Stream == stream);
}
