using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jiminny.Sdk.Tests;

/// <summary>The import service composed by the SDK.</summary>
public sealed class ImportServiceTests
{
    [Fact]
    public async Task The_service_keeps_the_organisations_of_the_options_up_to_date()
    {
        await using var services = new ServiceCollection()
            .AddJiminny(jiminny =>
            {
                jiminny.Organisation("acme").Designate("box", Provider.Google);
                jiminny.Organisation("globex");
            })
            .AddJiminnyInMemoryStore()
            .AddJiminnyImportService()
            .AddJiminnyImportService(options => options.MailboxesAtATime = 2)
            .AddSingleton<IAccessTokens, NoTokens>()
            .AddSingleton<ICrmAdapterFactory, NoCrm>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal(["acme", "globex"], await services.GetRequiredService<IImportedOrganisations>().ListAsync(default));
        Assert.Single(services.GetServices<IHostedService>(), service => service.GetType().Name == "ImportService");
        Assert.Empty(await services.GetRequiredService<IImportControl>().ReadStatusAsync("acme", default).ToListAsync());
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_all_at_once()
    {
        await using var services = new ServiceCollection()
            .AddJiminny()
            .AddJiminnyInMemoryStore()
            .AddJiminnyImportService(options => (options.MailboxesAtATime, options.LongestRetry) = (0, TimeSpan.FromSeconds(1)))
            .AddSingleton<IAccessTokens, NoTokens>()
            .AddSingleton<ICrmAdapterFactory, NoCrm>()
            .BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetServices<IHostedService>().ToList());

        Assert.Equal(2, refusal.Failures.Count());
    }

    private sealed class NoTokens : IAccessTokens
    {
        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            new(AccessTokenResult.Refused(new SourceFailure(SourceError.NeedsReconnect, "none")));
    }

    private sealed class NoCrm : ICrmAdapterFactory
    {
        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
