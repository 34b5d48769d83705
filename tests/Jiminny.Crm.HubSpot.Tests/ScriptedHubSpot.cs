using System.Net;
using System.Text;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>Answers one thing after the other, whatever is asked, and keeps what was asked.</summary>
internal sealed class ScriptedHubSpot(params (int Status, string Body)[] answers) : HttpMessageHandler, IHubSpotAccess
{
    public List<Uri> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public Dictionary<string, string> Headers { get; } = [];

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    public async Task<ICrmAdapter> OpenAsync(Action<HubSpotCrmOptions>? configure = null)
    {
        Clock.RegisterWorker();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<IHubSpotAccess>(this);
        services.AddJiminnyHubSpotCrm(options => configure?.Invoke(options));
        services.AddHttpClient("Jiminny.Crm.HubSpot").ConfigurePrimaryHttpMessageHandler(() => this);
        return await services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>().CreateAsync("acme", CancellationToken.None);
    }

    public ValueTask<string?> FindAccessTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken) =>
        new(refused is null ? "token" : null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        var (status, body) = answers[Math.Min(Asked.Count, answers.Length) - 1];
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
