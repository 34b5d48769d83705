using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google;

public class OptionsTests
{
    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var services = new ServiceCollection().AddJiminnyGoogle(options =>
        {
            options.GmailBaseUri = new Uri("https://gmail.example/x");
            options.MessagesPerPage = 501;
            options.MessagesInFlight = 0;
            options.WindowSize = 5;
            options.Retry.MaxAttempts = 0;
        });
        using var provider = services.BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<GoogleConnectorOptions>>().Value);

        Assert.Equal(5, fault.Failures.Count());
        Assert.Contains("MessagesPerPage is 501; Gmail allows 1 to 500.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddJiminnyGoogle();
        var count = services.Count(service => service.ServiceType == typeof(IMailboxSource));

        services.AddJiminnyGoogle();

        Assert.Equal(2, count);
        Assert.Equal(2, services.Count(service => service.ServiceType == typeof(IMailboxSource)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_of_the_host_stays_whether_it_is_set_before_or_after(bool before)
    {
        var services = new ServiceCollection();
        if (before)
            services.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new OwnHandler());

        services.AddJiminnyGoogle();
        if (!before)
            services.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new OwnHandler());

        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(GoogleConnectorOptions.HttpClientName);
        using var response = await client.GetAsync(new Uri("https://nowhere.example/"), TestContext.Current.CancellationToken);

        Assert.Equal(418, (int)response.StatusCode);
    }

    [Fact]
    public void A_section_sets_the_options()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Jiminny:Google:MessagesPerPage"] = "250",
            ["Jiminny:Google:AllowedHosts:0"] = "www.googleapis.example",
            ["Jiminny:Google:Retry:MaxAttempts"] = "2",
        }).Build();
        using var provider = new ServiceCollection().AddJiminnyGoogle(configuration.GetSection("Jiminny:Google")).BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<GoogleConnectorOptions>>().Value;

        Assert.Equal((250, "www.googleapis.example", 2), (options.MessagesPerPage, Assert.Single(options.AllowedHosts), options.Retry.MaxAttempts));
    }

    private sealed class OwnHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)418));
    }
}
