using System.CommandLine;
using System.Text.Json;
using Jiminny.Matching.Benchmarks.Reports;

var sizes = new Option<string>("--sizes") { Description = "Contacts, separated by commas.", DefaultValueFactory = _ => "10000,100000,1000000" };
var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
var rounds = new Option<int>("--rounds") { Description = "Interleaved rounds of which the median counts.", DefaultValueFactory = _ => 12 };
var queries = new Option<int>("--queries") { Description = "Queries per slice; there are four.", DefaultValueFactory = _ => 400_000 };

var table = new Command("table", "Measures matching against FrozenDictionary in one process.") { sizes, json, rounds, queries };
table.SetAction(parsed =>
{
    var rows = parsed.GetValue(sizes)!.Split(',')
        .SelectMany(size => TableRun.Run(int.Parse(size), parsed.GetValue(rounds), parsed.GetValue(queries), all: !parsed.GetValue(json)))
        .ToList();
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(rows, TableJson.Default.IReadOnlyListTableRow) : string.Join('\n', rows));
});

return new RootCommand("Benchmarks of Jiminny.Matching") { table }.Parse(args).Invoke();
