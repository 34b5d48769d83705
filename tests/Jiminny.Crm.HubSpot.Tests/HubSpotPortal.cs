using Jiminny.Emulator;
using Jiminny.Emulator.HubSpot;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>An emulated account and an adapter's way to it, on virtual time that passes when the adapter waits.</summary>
internal sealed class HubSpotPortal : IHubSpotRefreshTokens, IDisposable
{
    private readonly IDisposable _worker;

    public HubSpotPortal(HubSpotEmulatorOptions? options = null)
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        _worker = Clock.RegisterWorker();
        Account = new EmulatedHubSpot(Clock, options);
        RefreshToken = Account.IssueRefreshToken();
    }

    public VirtualClock Clock { get; }

    public EmulatedHubSpot Account { get; }

    public string RefreshToken { get; }

    public async Task<ICrmAdapter> OpenAsync(Action<HubSpotCrmOptions>? configure = null, TextLog? log = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<IHubSpotRefreshTokens>(this);
        services.AddJiminnyHubSpotCrm(options =>
        {
            (options.ClientId, options.ClientSecret) = ("app", "app-secret");
            configure?.Invoke(options);
        });
        services.AddHttpClient("Jiminny.Crm.HubSpot").ConfigurePrimaryHttpMessageHandler(Account.CreateHandler);
        if (log is not null)
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }

    public ValueTask<string?> FindAsync(string organisationId, CancellationToken cancellationToken) => new(RefreshToken);

    public void Dispose() => _worker.Dispose();
}
