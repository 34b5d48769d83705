using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Jiminny.Roles.Benchmarks;

var json = new Option<bool>("--json") { Description = "Prints the rows as JSON." };
var table = new Command("table", "Measures this package beside ASP.NET Core policies and claims checks, in one process.") { json };
table.SetAction(result =>
{
    var rows = Measurement.Run([.. new RolesCases().All, .. new AspNetCases().All]);
    if (result.GetValue(json))
    {
        Console.WriteLine(JsonSerializer.Serialize(rows, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true }));
        return;
    }

    Console.WriteLine("| case | ns/decision | bytes | ratio to ASP.NET Core policy |\n|---|---:|---:|---:|");
    foreach (var row in rows)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Case} | {row.NsPerDecision:0.0} | {row.AllocatedBytes:0} | {row.RatioToAspNetPolicy:0.0000} |"));
});

return new RootCommand("Benchmarks of Jiminny.Roles") { table }.Parse(args is [] ? ["table"] : args).Invoke();
