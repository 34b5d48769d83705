using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Csv.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly CsvFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_organisation_sees_its_own_files()
    {
        var north = _folder.Write("north.csv", "Id,Email\nC1,ann@north.example\n");
        var south = _folder.Write("south.csv", "Id,Email\nC2,bob@south.example\n");
        var factory = Factory(services => services.AddJiminnyCsvCrm(options =>
        {
            options.Organisations["north"] = new CsvCrmFiles { People = { north } };
            options.FindFiles = organisation => organisation == "south" ? new CsvCrmFiles { People = { south } } : null;
        }));

        Assert.Equal("C1", Assert.Single((await Reading.OfAsync(await factory.CreateAsync("north", default))).Records).Id);
        Assert.Equal("C2", Assert.Single((await Reading.OfAsync(await factory.CreateAsync("south", default))).Records).Id);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await factory.CreateAsync("east", default));
        Assert.Contains("'east'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named_by_its_path()
    {
        var factory = Factory(services => services.AddJiminnyCsvCrm(options =>
            options.Organisations["acme"] = new CsvCrmFiles { People = { _folder.PathOf("gone.csv") } }));

        var exception = await Assert.ThrowsAsync<FileNotFoundException>(async () => await factory.CreateAsync("acme", default));

        Assert.Contains(_folder.PathOf("gone.csv"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_vanishes_later_does_not_delete_its_records()
    {
        var adapter = await _folder.PeopleAsync("Id,Email\nC1,ann@north.example\n");
        var first = await Reading.OfAsync(adapter);
        File.Delete(_folder.PathOf("people.csv"));

        await Assert.ThrowsAsync<FileNotFoundException>(() => Reading.OfAsync(adapter, first.Cursor));
    }

    [Fact]
    public async Task Files_come_from_configuration()
    {
        var path = _folder.Write("people.csv", "Id,Email\nC1,ann@north.example\n");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Csv:PageSize"] = "7",
            ["Csv:Organisations:acme:People:0"] = path,
        }).Build();

        var adapter = await Factory(services => services.AddJiminnyCsvCrm(configuration.GetSection("Csv"))).CreateAsync("acme", default);

        Assert.Equal(7, adapter.Descriptor.MaxPageSize);
        Assert.Single((await Reading.OfAsync(adapter)).Records);
    }

    [Fact]
    public void Wrong_options_are_reported_all_at_once()
    {
        using var provider = new ServiceCollection().AddJiminnyCsvCrm(options =>
        {
            options.PageSize = 0;
            options.Organisations["acme"] = new CsvCrmFiles();
            options.Organisations["blank"] = new CsvCrmFiles { People = { " " } };
        }).BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<CsvCrmOptions>>().Value);

        Assert.Equal(3, exception.Failures.Count());
    }

    [Fact]
    public void Registering_twice_changes_nothing_and_an_earlier_crm_stays()
    {
        var other = new OtherFactory();
        var services = new ServiceCollection().AddSingleton<ICrmAdapterFactory>(other).AddJiminnyCsvCrm();
        var count = services.Count;
        services.AddJiminnyCsvCrm();
        using var provider = services.BuildServiceProvider();

        Assert.Equal(count, services.Count);
        Assert.Same(other, provider.GetRequiredService<ICrmAdapterFactory>());
        Assert.NotSame(other, provider.GetRequiredKeyedService<ICrmAdapterFactory>("csv"));
    }

    private static ICrmAdapterFactory Factory(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider().GetRequiredService<ICrmAdapterFactory>();
    }

    private sealed class OtherFactory : ICrmAdapterFactory
    {
        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
