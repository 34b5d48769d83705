using System.CommandLine;
using ConsentReport;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent;

const int Usage = 2;
ProductDefinition[] products = [.. MicrosoftProducts.All, .. GoogleProducts.All];

var product = new Option<string>("--product") { Description = $"One of {string.Join(", ", products.Select(known => known.Id))}.", Required = true };
var grant = new Option<string>("--grant") { Description = "The scopes granted, as the provider spells them, separated by spaces. Default: nothing is granted.", DefaultValueFactory = _ => string.Empty };
var settings = new Option<string>("--settings") { Description = "Settings that are on, separated by commas, or all or none.", DefaultValueFactory = _ => "all" };
var output = new Option<string>("--output") { Description = "text, json, or markdown for the page in docs/consent.", DefaultValueFactory = _ => "text" };
output.AcceptOnlyFromAmong("text", "json", "markdown");

var command = new RootCommand("Prints which permissions a product asks for, in which steps, and what a grant switches on.") { product, grant, settings, output };
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Fail(parsed.Errors[0].Message);
}

if (parsed.Action is { } action && action != command.Action)
{
    return parsed.Invoke();
}

var id = parsed.GetValue(product)!;
if (products.FirstOrDefault(known => string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } found)
{
    return Fail($"Unknown product '{id}'. Known are {string.Join(", ", products.Select(known => known.Id))}.");
}

ConsentPlan plan;
try
{
    plan = ConsentPlan.For(found, SettingsOf(found, parsed.GetValue(settings)!));
}
catch (ArgumentException exception)
{
    return Fail(exception.Message);
}

var granted = GrantedScopes.Parse(found.Catalogue.Scopes, parsed.GetValue(grant));
if (granted.Unknown.Count > 0)
{
    return Fail($"Unknown {found.Provider} scope '{granted.Unknown[0]}'. Spell it as {found.Provider} does, such as '{plan.Scopes[0]}'.");
}

var diff = ConsentDiff.Between(plan, granted, Links.For(found.Provider));
Console.Out.Write(parsed.GetValue(output) switch
{
    "json" => JsonReport.Write(plan, diff),
    "markdown" => ConsentPage.Write(found),
    _ => TextReport.Write(plan, diff),
});
return 0;

static ProductSettings SettingsOf(ProductDefinition product, string text) => text switch
{
    "all" => ProductSettings.On(product.Settings),
    "none" => ProductSettings.None,
    _ => ProductSettings.Parse(product, text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
};

static int Fail(string message)
{
    Console.Error.WriteLine(string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    return Usage;
}
