using Jiminny.Crm.HubSpot;
using Jiminny.Crm.Salesforce;
using Jiminny.Emulator;
using Jiminny.Emulator.HubSpot;
using Jiminny.Emulator.Salesforce;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Crm.Benchmarks;

/// <summary>An emulated org full of contacts.</summary>
internal sealed class SalesforceAccount : ISalesforceAccess
{
    private readonly EmulatedSalesforce _org;
    private readonly string _token;

    public SalesforceAccount(int contacts)
    {
        Clock.RegisterWorker();
        _org = new EmulatedSalesforce(Clock, new SalesforceEmulatorOptions { BulkJobTime = TimeSpan.FromMinutes(0.4) });
        _token = _org.IssueToken();
        for (var i = 0; i < contacts; i++)
        {
            _org.Create("Contact", ("Name", $"Contact {i}"), ("Email", $"contact{i}@customer{i % 50_000}.example"));
            if (i % 100 == 0)
                Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public int Requests => _org.Requests;

    public ValueTask<SalesforceToken> GetTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken) =>
        new(new SalesforceToken(_org.InstanceUrl, _token));

    public async Task<ICrmAdapter> OpenAsync(int bulkAbove)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<ISalesforceAccess>(this);
        services.AddJiminnySalesforceCrm(options => options.BulkAbove = bulkAbove);
        services.AddHttpClient("Jiminny.Crm.Salesforce").ConfigurePrimaryHttpMessageHandler(_org.CreateHandler);
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }
}

/// <summary>An emulated HubSpot account full of contacts. The limits bind.</summary>
internal sealed class HubSpotAccount : IHubSpotAccess
{
    private readonly EmulatedHubSpot _account;
    private readonly string _token;

    public HubSpotAccount(int contacts)
    {
        Clock.RegisterWorker();
        _account = new EmulatedHubSpot(Clock, new HubSpotEmulatorOptions { TokenLifetime = TimeSpan.FromDays(1) });
        for (var i = 0; i < contacts; i++)
            _account.Create("contacts", ("lastname", $"Contact {i}"), ("email", $"contact{i}@customer{i % 50_000}.example"));
        _token = _account.IssueAccessToken();
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public int Requests => _account.Requests;

    public ValueTask<string?> FindAccessTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken) => new(_token);

    public async Task<ICrmAdapter> OpenAsync()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<IHubSpotAccess>(this);
        services.AddJiminnyHubSpotCrm();
        services.AddHttpClient("Jiminny.Crm.HubSpot").ConfigurePrimaryHttpMessageHandler(_account.CreateHandler);
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }
}
