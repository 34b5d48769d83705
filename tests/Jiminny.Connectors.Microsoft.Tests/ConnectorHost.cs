using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The connector as a host sets it up, with another handler behind it.</summary>
internal sealed class ConnectorHost : IDisposable
{
    private readonly ServiceProvider _services;

    public ConnectorHost(HttpMessageHandler? handler, IAccessTokens tokens, TimeProvider time, Action<MicrosoftConnectorOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(tokens);
        services.AddJiminnyMicrosoft(options => configure?.Invoke(options));
        services.AddHealthChecks().AddJiminnyMicrosoft();
        if (handler is not null)
            services.AddHttpClient(MicrosoftConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => handler);

        _services = services.BuildServiceProvider();
        Tokens = tokens;
    }

    public static MailboxContext Mailbox { get; } = new(new MailboxKey("org", "box"), Provider.Microsoft);

    /// <summary>A year.</summary>
    public static TimeWindow Year { get; } = new(new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public IAccessTokens Tokens { get; }

    public IMailboxSource Mail => Source(StreamKind.Mail);

    public IMailboxSource Calendar => Source(StreamKind.Calendar);

    public IMailSearch Search => _services.GetRequiredService<IMailSearch>();

    public IMailReader Bodies => _services.GetRequiredService<IMailReader>();

    public ITeamsSharing Teams => _services.GetRequiredService<ITeamsSharing>();

    public IOnlineMeetings OnlineMeetings => _services.GetRequiredService<IOnlineMeetings>();

    public HealthCheckService Health => _services.GetRequiredService<HealthCheckService>();

    /// <summary>Over loopback HTTP to an emulated world; mailbox ids are the world's keys.</summary>
    public static ConnectorHost For(EmulatorServer server, Action<MicrosoftConnectorOptions>? configure = null) => new(
        handler: null,
        TokensOf(server.World),
        server.World.Clock,
        options =>
        {
            options.BaseUri = server.GraphBaseUri;
            configure?.Invoke(options);
        });

    public static IAccessTokens TokensOf(EmulatedWorld world) => new CannedTokens(request =>
        world.IssueToken(request.Mailbox.Key.MailboxId, request.Scopes.Select(scope => scope.Value), TimeSpan.FromDays(1000)));

    public static MailboxContext Box(EmulatedMailbox mailbox) => new(new MailboxKey("org", mailbox.Key), Provider.Microsoft);

    public static async Task<List<PageResult>> ReadAsync(
        IMailboxSource source, IPageFilter filter, MailboxContext? mailbox = null, TimeWindow? window = null, SyncCursor? cursor = null)
    {
        var results = new List<PageResult>();
        await foreach (var result in source.ReadPagesAsync(mailbox ?? Mailbox, cursor ?? SyncCursor.Begin(window ?? Year), filter, TestContext.Current.CancellationToken))
            results.Add(result);

        return results;
    }

    public IItemReader Items(StreamKind stream) => _services.GetServices<IItemReader>().Single(reader => reader.Stream == stream);

    public void Dispose() => _services.Dispose();

    private IMailboxSource Source(StreamKind stream) => _services.GetServices<IMailboxSource>().Single(source => source.Stream == stream);
}
