using Jiminny.Emulator;
using Jiminny.Emulator.Salesforce;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Crm.Salesforce.Tests;

/// <summary>An emulated org and an adapter's way to it, on virtual time that passes when the adapter waits.</summary>
internal sealed class SalesforceOrg : ISalesforceAccess, IDisposable
{
    private readonly IDisposable _worker;
    private string _token;

    public SalesforceOrg(SalesforceEmulatorOptions? options = null)
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        _worker = Clock.RegisterWorker();
        Org = new EmulatedSalesforce(Clock, options);
        _token = Org.IssueToken();
    }

    public VirtualClock Clock { get; }

    public EmulatedSalesforce Org { get; }

    public int TokensRefused { get; private set; }

    public async Task<ICrmAdapter> OpenAsync(Action<SalesforceCrmOptions>? configure = null, TextLog? log = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<ISalesforceAccess>(this);
        services.AddJiminnySalesforceCrm(options => configure?.Invoke(options));
        services.AddHttpClient("Jiminny.Crm.Salesforce").ConfigurePrimaryHttpMessageHandler(Org.CreateHandler);
        if (log is not null)
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }

    public ValueTask<SalesforceToken> GetTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken)
    {
        if (refused is not null)
        {
            TokensRefused++;
            _token = Org.IssueToken();
        }

        return new(new SalesforceToken(Org.InstanceUrl, _token));
    }

    public void Expire() => Org.RevokeToken(_token);

    public void Dispose() => _worker.Dispose();
}
