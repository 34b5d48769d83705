using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Salesforce.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        using var provider = new ServiceCollection().AddJiminnySalesforceCrm().BuildServiceProvider();

        Assert.Equal("v63.0", provider.GetRequiredService<IOptions<SalesforceCrmOptions>>().Value.ApiVersion);
    }

    [Fact]
    public void Wrong_options_are_reported_all_at_once()
    {
        using var provider = new ServiceCollection().AddJiminnySalesforceCrm(options =>
        {
            options.ApiVersion = "63";
            options.PageSize = 5_000;
            options.BulkAbove = -1;
            options.BulkPageSize = 1;
            options.Overlap = TimeSpan.Zero;
            options.RecycleBin = TimeSpan.Zero;
            options.ShareOfDailyRequests = 0;
            options.LimitPause = TimeSpan.Zero;
            options.AddressFields.Add("Email FROM User");
            options.Retries.MaxAttempts = 0;
        }).BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SalesforceCrmOptions>>().Value);

        Assert.Equal(10, exception.Failures.Count());
    }

    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddJiminnySalesforceCrm();
        var count = services.Count;

        Assert.Equal(count, services.AddJiminnySalesforceCrm().Count);
    }
}
