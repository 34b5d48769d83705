using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.HubSpot.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        using var provider = new ServiceCollection().AddJiminnyHubSpotCrm().BuildServiceProvider();

        Assert.Equal("https://api.hubapi.com/", provider.GetRequiredService<IOptions<HubSpotCrmOptions>>().Value.BaseUri.ToString());
    }

    [Fact]
    public void Wrong_options_are_reported_all_at_once()
    {
        using var provider = new ServiceCollection().AddJiminnyHubSpotCrm(options =>
        {
            options.BaseUri = new Uri("http://api.hubapi.example/");
            options.ClientId = "app";
            options.PageSize = 500;
            options.RequestsPerTenSeconds = 0;
            options.SearchesPerSecond = 0;
            options.Overlap = TimeSpan.Zero;
            options.ArchivedFor = TimeSpan.Zero;
            options.LimitPause = TimeSpan.Zero;
            options.AddressProperties.Add("email,password");
            options.Retries.MaxAttempts = 0;
        }).BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<HubSpotCrmOptions>>().Value);

        Assert.Equal(10, exception.Failures.Count());
    }

    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddJiminnyHubSpotCrm();
        var count = services.Count;

        Assert.Equal(count, services.AddJiminnyHubSpotCrm().Count);
    }
}
