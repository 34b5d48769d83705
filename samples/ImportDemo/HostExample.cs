using Jiminny;
using Jiminny.Connectors;
using Jiminny.Crm.Csv;
using Jiminny.Import;
using Microsoft.Extensions.DependencyInjection;

namespace ImportDemo;

internal static class HostExample
{
    public static async Task RunAsync(IAccessTokens yourTokens, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        // <ten-lines>
        var services = new ServiceCollection()
            .AddJiminny(jiminny => jiminny.Organisation("acme").Designate("member-1", Provider.Microsoft).InternalDomains.Add("acme.example"))
            .AddJiminnySqlite("jiminny.db")
            .AddJiminnyCsvCrm(crm => crm.Organisations["acme"] = new CsvCrmFiles { People = ["people.csv"], Accounts = ["accounts.csv"] })
            .AddSingleton(yourTokens);
        await using var provider = services.BuildServiceProvider();
        foreach (var result in await provider.GetRequiredService<IImporter>().ImportAsync("acme", progress, cancellationToken))
        {
            Console.WriteLine($"{result.Receipt.Stream}: {result.Status}, kept {result.Receipt.Kept} of {result.Receipt.Listed}");
        }
        // </ten-lines>
    }
}
