using System.Globalization;
using System.Net;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Random faults on the way to an emulated mailbox. Set JIMINNY_FAULT_SEEDS to "first..last" to run other scripts, or one again.</summary>
public class FaultScriptTests
{
    private const int Messages = 40;

    public static TheoryData<int, int> Seeds { get; } = Slices();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_or_doubled_and_nobody_comes_too_early(int first, int last)
    {
        var throttled = 0;
        for (var seed = first; seed <= last; seed++)
        {
            var time = new InstantTime();
            var mailbox = Mailbox();
            var world = new EmulatedWorld([mailbox], time, new EmulatorOptions { EnforceQuotas = false, CompressResponses = false });
            var handler = new FaultyHandler(world.CreateHandler(), seed, share: 0.3, time, """{"error":{"code":"x"}}""");
            var batches = new BatchFaults(handler, seed, share: 0.3, time);
            using var host = new ConnectorHost(batches, ConnectorHost.TokensOf(world), time, options =>
            {
                options.MessagesPerPage = 7;
                options.WindowSize = 2048;
            });

            var pages = await PatientReader.ReadAsync(host.Mail, ConnectorHost.Box(mailbox), SyncCursor.Begin(ConnectorHost.Year), time);

            var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).ToList();
            Assert.True(mailbox.Messages.Select(message => message.InternetMessageId!).Order().SequenceEqual(kept.Order()), $"Seed {seed}: {kept.Count} of {Messages} messages.");
            Assert.True(pages.Sum(page => page.Listed) == Messages && pages.Sum(page => page.Failed) == 0, $"Seed {seed}: the counts are wrong.");
            Assert.True(handler.TooEarly == 0, $"Seed {seed}: {handler.TooEarly} requests came too early.");
            Assert.True(batches.TooEarly == 0, $"Seed {seed}: {batches.TooEarly} requests came earlier than a call in a batch was told.");
            throttled += batches.Throttled;
        }

        // A single seed may have none.
        Assert.True(throttled > 0 || last - first < 20, "No call inside a batch was throttled.");
    }

    [Fact]
    public async Task Over_a_socket_it_is_the_same()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var time = new InstantTime();
            var mailbox = Mailbox();
            var world = new EmulatedWorld([mailbox], time, new EmulatorOptions { EnforceQuotas = false });
            await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
            using var sockets = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
            var handler = new FaultyHandler(sockets, seed, share: 0.3, time, """{"error":{"code":"x"}}""");
            var batches = new BatchFaults(handler, seed, share: 0.3, time);
            using var host = new ConnectorHost(batches, ConnectorHost.TokensOf(world), time, options =>
            {
                options.BaseUri = server.GraphBaseUri;
                options.MessagesPerPage = 7;
                options.WindowSize = 2048;
            });

            var pages = await PatientReader.ReadAsync(host.Mail, ConnectorHost.Box(mailbox), SyncCursor.Begin(ConnectorHost.Year), time);

            var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!);
            Assert.True(mailbox.Messages.Select(message => message.InternetMessageId!).Order().SequenceEqual(kept.Order()), $"Seed {seed}: messages differ.");
            Assert.True(handler.TooEarly + batches.TooEarly == 0, $"Seed {seed}: {handler.TooEarly + batches.TooEarly} requests came too early.");
        }
    }

    private static TheoryData<int, int> Slices()
    {
        var range = (Environment.GetEnvironmentVariable("JIMINNY_FAULT_SEEDS") ?? "1..500").Split("..");
        var first = int.Parse(range[0], CultureInfo.InvariantCulture);
        var last = int.Parse(range[^1], CultureInfo.InvariantCulture);
        var slices = new TheoryData<int, int>();
        for (var seed = first; seed <= last; seed += 50)
            slices.Add(seed, Math.Min(seed + 49, last));

        return slices;
    }

    private static EmulatedMailbox Mailbox()
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example", "Owner");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent), mailbox.AddFolder("Projects")];
        mailbox.AddRange(Enumerable.Range(0, Messages).Select(i => new MessageDraft
        {
            ReceivedAt = ConnectorHost.Year.From.AddDays(i), Folder = folders[i % folders.Length], From = new EmulatedAddress($"p{i}@customer.example"), InternetMessageId = $"<{i}@x.example>",
        }));
        return mailbox;
    }
}
