using Jiminny;
using Jiminny.Crm;
using Jiminny.Crm.Csv;
using Jiminny.Emulator;
using Jiminny.Import;
using Microsoft.Extensions.DependencyInjection;

namespace CustomCrmAdapter.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("in-house-crm-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task An_import_keeps_the_same_items_whichever_adapter_shows_the_crm()
    {
        var company = DemoCompany.Create();
        company.WriteCrmFiles(_directory);
        ImportRun.Fill(InHouseCrm.Create(Path.Combine(_directory, $"{ImportRun.Organisation}.db")), company);

        var inHouse = await ImportRun.RunAsync(company, services => services.AddSingleton<ICrmAdapterFactory>(new InHouseCrmAdapterFactory(_directory)));
        var csv = await ImportRun.RunAsync(company, services => services.AddJiminnyCsvCrm(options => options.Organisations[ImportRun.Organisation] = new CsvCrmFiles
        {
            People = { Path.Combine(_directory, "crm-people.csv") },
            Accounts = { Path.Combine(_directory, "crm-accounts.csv") },
        }));

        Assert.Equal(csv.Select(Counts), inHouse.Select(Counts));
        Assert.All(inHouse, result => Assert.True(result.Receipt.IsBalanced));
        Assert.True(inHouse.Sum(result => result.Receipt.Kept) > 100);
    }

    private static (string, long, long) Counts(ImportResult result) =>
        (result.Receipt.Stream.ToString()!, result.Receipt.Kept, result.Receipt.Listed);
}
