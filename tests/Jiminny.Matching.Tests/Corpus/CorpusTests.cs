using System.Globalization;
using System.Text;
using System.Text.Json;
using Jiminny.Matching.Tests.Crm;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Matching.Tests.Corpus;

public sealed class CorpusTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_real_archive_is_kept_and_discarded_to_the_message(bool utf8)
    {
        if (SharedCorpus.Folder is not { } folder)
        {
            Assert.Skip("requires the shared corpus in ../shared/corpus.");
            return;
        }

        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var root = expected.RootElement;
        var internalDomains = root.GetProperty("internalDomains").EnumerateArray().Select(domain => domain.GetString()!);
        var rules = MatchingRules.CreateBuilder().AddInternalDomains(internalDomains).Build();
        using var host = MatchingHost.Create(new InMemoryCrm(SharedCorpus.ReadCrm(folder)), rules);
        using var lease = await host.Provider.AcquireAsync("org", CancellationToken.None);

        var total = new CorpusCounts();
        var mailboxes = new Dictionary<string, CorpusCounts>();
        var page = new CorpusPage(lease.Matcher, utf8);
        foreach (var message in SharedCorpus.ReadMessages(folder, Time(root, "windowStart"), Time(root, "referenceNow")))
        {
            var matches = page.Match(message.Addresses);
            total.Count(matches);
            var mailbox = mailboxes.TryGetValue(message.Mailbox, out var found) ? found : mailboxes[message.Mailbox] = new CorpusCounts();
            mailbox.Count(matches);
        }

        Assert.Equal(CorpusCounts.Read(root.GetProperty("totals")), total);
        var perMailbox = root.GetProperty("perMailbox").EnumerateObject().ToDictionary(entry => entry.Name, entry => CorpusCounts.Read(entry.Value));
        Assert.Equal(perMailbox, mailboxes);
    }

    private static DateTimeOffset Time(JsonElement root, string name) =>
        DateTimeOffset.Parse(root.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    /// <summary>Puts the addresses of a message into one buffer, as a provider's page holds them, and looks them up as a batch.</summary>
    private sealed class CorpusPage(IMatcher matcher, bool utf8)
    {
        private readonly AddressMatch[] _matches = new AddressMatch[1_000];

        public ReadOnlySpan<AddressMatch> Match(IReadOnlyList<string> addresses)
        {
            var ranges = new Range[addresses.Count];
            var end = 0;
            for (var i = 0; i < ranges.Length; i++)
            {
                ranges[i] = end..(end += addresses[i].Length);
            }

            var text = string.Concat(addresses);
            if (utf8)
            {
                matcher.Match(Encoding.UTF8.GetBytes(text), ranges, _matches);
            }
            else
            {
                matcher.Match(text, ranges, _matches);
            }

            return _matches.AsSpan(0, ranges.Length);
        }
    }
}
