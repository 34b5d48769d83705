using System.Net;
using System.Text;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Crm.Salesforce.Tests;

/// <summary>Answers one thing after the other, whatever is asked, and keeps what was asked.</summary>
internal sealed class ScriptedSalesforce(params (int Status, string Body)[] answers) : HttpMessageHandler, ISalesforceAccess
{
    public List<Uri> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public async Task<ICrmAdapter> OpenAsync(Action<SalesforceCrmOptions>? configure = null)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        clock.RegisterWorker();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddSingleton<ISalesforceAccess>(this);
        services.AddJiminnySalesforceCrm(options =>
        {
            options.BulkAbove = 0;
            configure?.Invoke(options);
        });
        services.AddHttpClient("Jiminny.Crm.Salesforce").ConfigurePrimaryHttpMessageHandler(() => this);
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }

    public ValueTask<SalesforceToken> GetTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken) =>
        new(new SalesforceToken(new Uri("https://org.my.salesforce.example"), "token"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        if (request.Content is not null)
            Bodies.Add(await request.Content.ReadAsStringAsync(cancellationToken));
        var (status, body) = answers[Math.Min(Asked.Count, answers.Length) - 1];
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
