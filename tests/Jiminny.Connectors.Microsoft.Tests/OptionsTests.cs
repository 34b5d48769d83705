using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft;

public class OptionsTests
{
    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var services = new ServiceCollection().AddJiminnyMicrosoft(options =>
        {
            options.BaseUri = new Uri("http://graph.example/v1.0");
            options.MessagesPerPage = 1001;
            options.RequestsInFlight = 0;
            options.WindowSize = 5;
            options.Retry.MaxAttempts = 0;
            options.FolderChangesEvery = TimeSpan.FromHours(-1);
            options.RequestsInFlightInAll = 0;
            options.RequestsPerTenSecondsInAll = 0;
            options.TeamsRequestsPerTenSeconds = 0;
            options.OverdueAfter = TimeSpan.Zero;
        });
        using var provider = services.BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<MicrosoftConnectorOptions>>().Value);

        Assert.Equal(10, fault.Failures.Count());
        Assert.Contains("MessagesPerPage is 1001; Graph allows 1 to 1,000.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddJiminnyMicrosoft();
        var count = services.Count(service => service.ServiceType == typeof(IMailboxSource));

        services.AddJiminnyMicrosoft();

        Assert.Equal(2, count);
        Assert.Equal(2, services.Count(service => service.ServiceType == typeof(IMailboxSource)));
        Assert.Equal(2, services.Count(service => service.ServiceType == typeof(IItemReader)));
        Assert.Single(services, service => service.ServiceType == typeof(IMailSearch));
        Assert.Single(services, service => service.ServiceType == typeof(IMailReader));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_of_the_host_stays_whether_it_is_set_before_or_after(bool before)
    {
        var services = new ServiceCollection();
        if (before)
            services.AddHttpClient(MicrosoftConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new OwnHandler());

        services.AddJiminnyMicrosoft();
        if (!before)
            services.AddHttpClient(MicrosoftConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new OwnHandler());

        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(MicrosoftConnectorOptions.HttpClientName);
        using var response = await client.GetAsync(new Uri("https://nowhere.example/"), TestContext.Current.CancellationToken);

        Assert.Equal(418, (int)response.StatusCode);
    }

    [Fact]
    public void A_section_sets_the_options()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Jiminny:Microsoft:MessagesPerPage"] = "250",
            ["Jiminny:Microsoft:AllowedHosts:0"] = "graph.microsoft.us",
            ["Jiminny:Microsoft:Retry:MaxAttempts"] = "2",
        }).Build();
        using var provider = new ServiceCollection().AddJiminnyMicrosoft(configuration.GetSection("Jiminny:Microsoft")).BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<MicrosoftConnectorOptions>>().Value;

        Assert.Equal((250, "graph.microsoft.us", 2), (options.MessagesPerPage, Assert.Single(options.AllowedHosts), options.Retry.MaxAttempts));
    }

    private sealed class OwnHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)418));
    }
}
