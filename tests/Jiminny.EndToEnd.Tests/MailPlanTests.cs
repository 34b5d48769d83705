using System.Text.Json;

namespace Jiminny.EndToEnd.Tests;

/// <summary>Real mail read as the planner chooses: the same mail is kept, for a small part of what looking at everything costs.</summary>
public sealed class MailPlanTests
{
    private static readonly int Mailboxes = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") is null ? 5 : 150;

    [Fact]
    public async Task A_planned_import_keeps_what_a_scan_keeps_for_little_more_than_what_is_kept()
    {
        var corpus = Checkout.Corpus();
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, "expected.json")));

        var result = await DemoProcess.RunAsync("--corpus", corpus, "--provider", "google", "--plan", "auto", "--mailboxes", $"{Mailboxes}", "--output", "json");

        Assert.True(result.ExitCode == 0, result.Errors + result.Output);
        var plans = result.Json.GetProperty("plans");
        Assert.Equal(Mailboxes, plans.EnumerateObject().Count());
        var (units, limit) = (0.0, 0.0);
        foreach (var plan in plans.EnumerateObject())
        {
            var truth = expected.RootElement.GetProperty("perMailbox").GetProperty(plan.Name);
            var figures = result.Json.GetProperty("perMailbox").GetProperty(plan.Name);
            Assert.All(["inWindow", "keptExactOnly", "keptExactOrDomain"], figure => Assert.Equal(truth.GetProperty(figure).GetInt64(), figures.GetProperty(figure).GetInt64()));
            units += plan.Value.GetProperty("units").GetInt64();
            limit += (20 * figures.GetProperty("keptExactOrDomain").GetInt64()) + (0.03 * plan.Value.GetProperty("scanEstimate").GetInt64());
        }

        Assert.True(units <= limit, $"{units:N0} units, more than {limit:N0}.");
    }
}
