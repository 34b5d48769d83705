using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Jiminny.Crm;
using Jiminny.Crm.Benchmarks;

// dotnet run -c Release --project benchmarks/Jiminny.Crm.Benchmarks -- [records] [folder for results]
var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var results = new List<FirstSyncResult>();
Console.WriteLine($"{records:N0} contacts, .NET {Environment.Version}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors");
results.AddRange(await SalesforceAsync());
results.AddRange(await HubSpotAsync());

var table = new StringBuilder()
    .AppendLine("| first sync | records | pages | requests | seconds | CRM minutes | live growth MB | bytes allocated/record |")
    .AppendLine("|---|---|---|---|---|---|---|---|");
foreach (var result in results)
{
    table.AppendLine(string.Create(CultureInfo.InvariantCulture,
        $"| {result.Name} | {result.Records:N0} | {result.Pages:N0} | {result.Requests:N0} | {result.Seconds:F1} | {result.CrmMinutes:F1} | {result.LiveGrowthMegabytes:F1} | {result.AllocatedBytesPerRecord:F0} |"));
}

Console.Write(table);
if (args.Length > 1)
{
    Directory.CreateDirectory(args[1]);
    File.WriteAllText(Path.Combine(args[1], "crm-first-sync.json"), JsonSerializer.Serialize(results, new JsonSerializerOptions { WriteIndented = true }));
    File.WriteAllText(Path.Combine(args[1], "crm-first-sync.table.md"), table.ToString());
}

async Task<List<FirstSyncResult>> SalesforceAsync()
{
    var org = new SalesforceAccount(records);
    return
    [
        await FirstSync.RunAsync("Salesforce, SOQL", records, await org.OpenAsync(bulkAbove: 0), () => org.Requests, org.Clock),
        await FirstSync.RunAsync("Salesforce, bulk job", records, await org.OpenAsync(bulkAbove: 10_000), () => org.Requests, org.Clock),
    ];
}

async Task<List<FirstSyncResult>> HubSpotAsync()
{
    var account = new HubSpotAccount(records);
    return [await FirstSync.RunAsync("HubSpot, lists", records, await account.OpenAsync(), () => account.Requests, account.Clock)];
}
