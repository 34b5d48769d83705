using System.CommandLine;
using System.Text.Json;
using BenchmarkDotNet.Running;
using Jiminny.Matching.Benchmarks;
using Jiminny.Matching.Benchmarks.Reports;

var sizes = new Option<string>("--sizes") { Description = "Contacts, separated by commas.", DefaultValueFactory = _ => "10000,100000,1000000" };
var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
var rounds = new Option<int>("--rounds") { Description = "Interleaved rounds of which the median counts.", DefaultValueFactory = _ => 9 };
var queries = new Option<int>("--queries") { Description = "Queries per slice; there are four.", DefaultValueFactory = _ => 400_000 };
var machine = new Option<string>("--machine") { Description = "Folder below benchmarks/results, such as 2-vcpu-epyc-debian-12.", Required = true };
var root = new Option<string>("--root") { Description = "The repository.", DefaultValueFactory = _ => "." };

var table = new Command("table", "Measures matching against FrozenDictionary in one process.") { sizes, json, rounds, queries };
table.SetAction(parsed =>
{
    var rows = Sizes(parsed).SelectMany(size => TableRun.Run(size, parsed.GetValue(rounds), parsed.GetValue(queries))).ToList();
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(rows, TableJson.Default.IReadOnlyListTableRow) : string.Join('\n', rows));
});

var flood = new Command("flood", "Looks up addresses that collide in FrozenDictionary.") { rounds };
flood.SetAction(parsed => Print(FloodRun.Run(parsed.GetValue(rounds))));
var overlay = new Command("overlay", "Measures changes and an overlay of 1 %.") { sizes, rounds, queries };
overlay.SetAction(parsed => Print(Sizes(parsed).SelectMany(size => OverlayRun.Run(size, parsed.GetValue(rounds), parsed.GetValue(queries)))));
var gc = new Command("gc", "Measures full collections while an index is alive.") { sizes };
gc.SetAction(parsed => Print(Sizes(parsed).SelectMany(GarbageRun.Run)));
var limit = new Command("limit", "Compares the batch with what memory allows.") { sizes, rounds, queries };
limit.SetAction(parsed => Print(Sizes(parsed).SelectMany(size => LimitRun.Run(size, parsed.GetValue(rounds), parsed.GetValue(queries)))));
var peers = new Command("peers", "Measures Dictionary, ImmutableDictionary, a sorted array and SQLite beside the matcher.") { sizes, rounds };
peers.SetAction(parsed => Print(Sizes(parsed).SelectMany(size => PeerRun.Run(size, parsed.GetValue(rounds)))));
var small = new Command("small", "The small cases under BenchmarkDotNet.");
small.SetAction(_ => BenchmarkRunner.Run<SmallBenchmarks>());

var report = new Command("report", "Measures everything; writes benchmarks/results and the table in docs/matching.md.") { sizes, rounds, queries, machine, root };
report.SetAction(parsed =>
{
    var (r, q) = (parsed.GetValue(rounds), parsed.GetValue(queries));
    var all = Sizes(parsed).ToList();
    var rows = all.SelectMany(size => TableRun.Run(size, r, q)).ToList();
    var findings = FloodRun.Run(r)
        .Concat(all.SelectMany(size => LimitRun.Run(size, r, q)))
        .Concat(all.Where(size => size >= 100_000).SelectMany(size => OverlayRun.Run(size, r, q)))
        .Concat(all.Where(size => size >= 1_000_000).SelectMany(GarbageRun.Run))
        .Concat(all.Where(size => size <= 1_000_000).SelectMany(size => PeerRun.Run(size, r)))
        .ToList();
    ReportWriter.Write(parsed.GetValue(root)!, parsed.GetValue(machine)!, rows, findings);
});

return new RootCommand("Benchmarks of Jiminny.Matching") { table, flood, overlay, gc, limit, peers, small, report }.Parse(args).Invoke();

IEnumerable<int> Sizes(ParseResult parsed) => parsed.GetValue(sizes)!.Split(',').Select(int.Parse);

void Print(IEnumerable<Finding> findings)
{
    foreach (var finding in findings)
    {
        Console.WriteLine($"{finding.Name,-70} {finding.Value,12} {finding.Unit,-6} {finding.Goal}");
    }
}
