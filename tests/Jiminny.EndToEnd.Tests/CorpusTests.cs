using System.Text.Json;

namespace Jiminny.EndToEnd.Tests;

/// <summary>Real mail, every figure against the expected ones: a slice of the corpus, and all of it in <c>.ci/nightly</c>.</summary>
public sealed class CorpusTests
{
    private static readonly int Mailboxes = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") is null ? 15 : 150;

    private static readonly string[] Figures =
    [
        "messages", "inWindow", "keptExactOnly", "keptExactOrDomain", "discardedInternalOnly", "discardedNoParticipants", "discardedUnmatched",
    ];

    [Theory]
    [InlineData("microsoft")]
    [InlineData("google")]
    [InlineData("both")]
    public async Task Every_figure_of_every_mailbox_is_exact(string provider)
    {
        var corpus = Checkout.Corpus();
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, "expected.json")));

        var result = await DemoProcess.RunAsync("--corpus", corpus, "--provider", provider, "--mailboxes", $"{Mailboxes}", "--output", "json");

        Assert.True(result.ExitCode == 0, result.Errors + result.Output);
        var mailboxes = result.Json.GetProperty("perMailbox");
        Assert.Equal(Mailboxes, mailboxes.EnumerateObject().Count());
        foreach (var mailbox in mailboxes.EnumerateObject())
        {
            var truth = expected.RootElement.GetProperty("perMailbox").GetProperty(mailbox.Name);
            Assert.All(Figures, figure => Assert.Equal(truth.GetProperty(figure).GetInt64(), mailbox.Value.GetProperty(figure).GetInt64()));
        }

        foreach (var figure in Figures)
        {
            Assert.Equal(mailboxes.EnumerateObject().Sum(mailbox => mailbox.Value.GetProperty(figure).GetInt64()), result.Json.GetProperty("totals").GetProperty(figure).GetInt64());
        }
    }

    [Fact]
    public async Task Without_account_domains_only_addresses_match()
    {
        var corpus = Checkout.Corpus();
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, "expected.json")));

        var result = await DemoProcess.RunAsync(
            "--corpus", corpus, "--provider", "microsoft", "--match", "exact", "--mailboxes", $"{Mailboxes}", "--output", "json");

        Assert.True(result.ExitCode == 0, result.Errors);
        foreach (var mailbox in result.Json.GetProperty("perMailbox").EnumerateObject())
        {
            var truth = expected.RootElement.GetProperty("perMailbox").GetProperty(mailbox.Name);
            Assert.Equal(truth.GetProperty("keptExactOnly").GetInt64(), mailbox.Value.GetProperty("keptExactOnly").GetInt64());
            Assert.Equal(truth.GetProperty("discardedInternalOnly").GetInt64(), mailbox.Value.GetProperty("discardedInternalOnly").GetInt64());
            Assert.Equal(
                truth.GetProperty("inWindow").GetInt64() - truth.GetProperty("keptExactOnly").GetInt64() - truth.GetProperty("discardedInternalOnly").GetInt64(),
                mailbox.Value.GetProperty("discardedUnmatched").GetInt64());
        }
    }
}
