using System.Globalization;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>Random faults on the way to an emulated mailbox. Set JIMINNY_FAULT_SEEDS to "first..last" to run other scripts, or one again.</summary>
public class FaultScriptTests
{
    private const int Messages = 40;

    public static TheoryData<int, int> Seeds { get; } = Slices();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_or_doubled_and_nobody_comes_too_early(int first, int last)
    {
        for (var seed = first; seed <= last; seed++)
        {
            var time = new InstantTime();
            var mailbox = Mailbox();
            var world = new EmulatedWorld([mailbox], time, new EmulatorOptions { EnforceQuotas = false, CompressResponses = false });
            var handler = new FaultyHandler(world.CreateHandler(), seed, share: 0.3, time, """{"error":{"code":0,"errors":[{"reason":"x"}]}}""");
            using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(world), time, options =>
            {
                options.MessagesPerPage = 7;
                options.MessagesInFlight = 1;
                // Batches of three for two scripts out of three, single gets for the third.
                options.MessagesPerBatch = seed % 3 == 0 ? 1 : 3;
                options.GmailUnitsPerMinute = 1_000_000;
            });

            var pages = await PatientReader.ReadAsync(host.Mail, ConnectorHost.Box(mailbox), SyncCursor.Begin(ConnectorHost.Year), time);

            var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).ToList();
            Assert.True(mailbox.Messages.Select(message => message.InternetMessageId!).Order().SequenceEqual(kept.Order()), $"Seed {seed}: {kept.Count} of {Messages} messages.");
            Assert.True(pages.Sum(page => page.Listed) == Messages && pages.Sum(page => page.Failed) == 0, $"Seed {seed}: the counts are wrong.");

            await ReadChangesAsync(host, mailbox, pages[^1].Next, time, seed);
            Assert.True(handler.TooEarly == 0, $"Seed {seed}: {handler.TooEarly} requests came too early.");
        }
    }

    private static async Task ReadChangesAsync(ConnectorHost host, EmulatedMailbox mailbox, SyncCursor cursor, InstantTime time, int seed)
    {
        var gone = mailbox.Messages.Take(4).ToList();
        mailbox.Delete(gone[0]);
        mailbox.Delete(gone[1]);
        mailbox.Move(gone[2], mailbox.Folder(WellKnownFolder.Deleted));
        mailbox.Move(gone[3], mailbox.Folder(WellKnownFolder.Junk));
        var added = mailbox.AddRange(Enumerable.Range(0, 5).Select(i => new MessageDraft { ReceivedAt = ConnectorHost.Year.To.AddMinutes(i), InternetMessageId = $"<new{i}@x.example>" }));

        var pages = await PatientReader.ReadAsync(host.Mail, ConnectorHost.Box(mailbox), cursor, time);

        var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).Order();
        Assert.True(added.Select(message => message.InternetMessageId!).Order().SequenceEqual(kept), $"Seed {seed}: new mail is not all there once.");
        Assert.True(pages.SelectMany(page => page.Removed).Distinct().Count() == 4, $"Seed {seed}: {pages.Sum(page => page.Removed.Count)} removed.");
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
        var mailbox = new EmulatedMailbox(Vendor.Google, "owner@self.example", "Owner");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent), mailbox.AddFolder("Projects")];
        mailbox.AddRange(Enumerable.Range(0, Messages).Select(i => new MessageDraft
        {
            ReceivedAt = ConnectorHost.Year.From.AddDays(i), Folder = folders[i % folders.Length], From = new EmulatedAddress($"p{i}@customer.example"), InternetMessageId = $"<{i}@x.example>",
        }));
        return mailbox;
    }
}
