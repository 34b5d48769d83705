using CustomCrmAdapter;
using Jiminny.Crm;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

// An in-house CRM with a few records, read through the adapter; then one change, and what a later read makes of it.
var directory = Directory.CreateTempSubdirectory("in-house-crm-").FullName;
var crm = InHouseCrm.Create(Path.Combine(directory, "north.db"));
var north = crm.Add(new Account("new") { Name = "North Ltd", Domains = ["https://www.north.example/"] });
var ann = crm.Add(new Contact("new") { Name = "Ann Bell", Addresses = ["ann@north.example", "bell@home.example"], AccountId = north });
crm.Add(new Lead("new") { Name = "Cy Dow", Addresses = ["cy@south.example"] });
crm.Add(new Opportunity("new") { Name = "Boats", AccountId = north });
crm.Add(new Account("new") { Name = "Typo Inc", Domains = ["http://www.expressl&t.net"] });

var adapter = await new InHouseCrmAdapterFactory(directory).CreateAsync("north", CancellationToken.None);
var cursor = await ReadAsync("First read", CrmCursor.Start);

crm.Remove(new CrmReference(CrmRecordType.Contact, ann));
crm.Add(new Contact("new") { Name = "Dee Fox", Addresses = ["dee@north.example"], AccountId = north });
await ReadAsync("What changed since", cursor);

adapter.TryGetCapability<ICrmActivityLog>(out var log);
var call = new CrmActivity("call-20260304-1", CrmActivityKind.Call)
{
    Subject = "Call about the offer", StartedAt = DateTimeOffset.UtcNow, Records = [new CrmReference(CrmRecordType.Account, north)],
};
Console.WriteLine($"Written:       {await log!.WriteAsync(call, userId: null, CancellationToken.None)}");
Console.WriteLine($"Written again: {await log.WriteAsync(call, userId: null, CancellationToken.None)}");

// An import with it: a year of mail of a fictional company, matched against the customers in its in-house CRM.
var company = DemoCompany.Create();
ImportRun.Fill(InHouseCrm.Create(Path.Combine(directory, $"{ImportRun.Organisation}.db")), company);
Console.WriteLine();
Console.WriteLine("An import with it");
var results = await ImportRun.RunAsync(company, services => services.AddSingleton<ICrmAdapterFactory>(new InHouseCrmAdapterFactory(directory)));
foreach (var result in results)
    Console.WriteLine($"  {result.Receipt.Stream}: {result.Status}, kept {result.Receipt.Kept} of {result.Receipt.Listed}");
Directory.Delete(directory, recursive: true);

async Task<CrmCursor> ReadAsync(string title, CrmCursor from)
{
    Console.WriteLine(title);
    await foreach (var page in adapter.ReadPagesAsync(from))
    {
        foreach (var change in page.Changes)
            Console.WriteLine($"  {change}");
        foreach (var problem in page.Problems)
            Console.WriteLine($"  {problem.Place}: {problem.Reason}");
        from = page.Next;
    }

    Console.WriteLine();
    return from;
}
