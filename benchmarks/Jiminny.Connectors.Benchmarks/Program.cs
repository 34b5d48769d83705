using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jiminny.Connectors.Benchmarks;
using Jiminny.Connectors.Benchmarks.Google;
using Jiminny.Connectors.Benchmarks.Microsoft;

IProviderComparison[] comparisons = [new MicrosoftComparison(), new GoogleComparison()];

var provider = new Option<string>("--provider") { Description = "Whose connector.", Required = true };
provider.AcceptOnlyFromAmong([.. comparisons.Select(comparison => comparison.Provider)]);
var messages = new Option<int>("--messages") { Description = "How many messages the mailbox holds.", DefaultValueFactory = _ => 20_000 };
var json = new Option<bool>("--json") { Description = "Prints the figures as one line of JSON." };

var serve = new Command(EmulatorProcess.Command, "Serves an emulated mailbox until the input ends; compare starts it by itself.") { provider, messages };
serve.SetAction((result, _) => EmulatorProcess.ServeAsync(Find(result.GetRequiredValue(provider)), result.GetValue(messages)));

var compare = new Command("compare", "Reads a mailbox with the connector and with the plain loop of the vendor's library.") { provider, messages, json };
compare.SetAction(async (result, _) =>
{
    var comparison = Find(result.GetRequiredValue(provider));
    using var emulator = await EmulatorProcess.StartAsync(comparison.Provider, result.GetValue(messages));
    var figures = await comparison.CompareAsync(emulator.Mailbox, result.GetValue(messages));
    var style = new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = !result.GetValue(json),
    };
    Console.WriteLine(JsonSerializer.Serialize(figures, style));
});

return await new RootCommand("Benchmarks of the connectors") { compare, serve }.Parse(args).InvokeAsync();

IProviderComparison Find(string name) => comparisons.First(comparison => comparison.Provider == name);
