using System.Globalization;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>
/// Random faults on the way to a mailbox and calendar that change between rounds; with every other script mail and calendar are read at once. What a store would hold in the
/// end is held against what the mailbox holds. Set JIMINNY_FAULT_SEEDS to "first..last" to run other scripts, or one again.
/// </summary>
public class LaterRoundFaultTests
{
    public static TheoryData<int, int> Seeds { get; } = Slices();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_kept_in_the_end_is_what_is_there(int first, int last)
    {
        for (var seed = first; seed <= last; seed++)
            await RunAsync(seed);
    }

    private static async Task RunAsync(int seed)
    {
        var isAtOnce = seed % 2 == 0;
        var random = new Random(seed);
        var time = new InstantTime();
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example", "Owner");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Archive), mailbox.Folder(WellKnownFolder.Deleted)];
        mailbox.AddRange(Enumerable.Range(0, 12).Select(i => Mail(time, folders[i % 2], -i - 1)));
        var events = Enumerable.Range(0, 4).Select(i => mailbox.Add(Meeting(random, i))).ToList();
        var world = new EmulatedWorld([mailbox], time, new EmulatorOptions { EnforceQuotas = false, CompressResponses = false });
        var handler = new FaultyHandler(world.CreateHandler(), seed, share: 0.25, time, """{"error":{"code":"x"}}""");
        var batches = new BatchFaults(handler, seed, share: 0.25, time);
        var flights = new FlightCounter(batches);
        using var host = new ConnectorHost(flights, ConnectorHost.TokensOf(world), time, options =>
        {
            options.MessagesPerPage = 5;
            options.EventsPerPage = 3;
            options.WindowSize = 2048;
            options.FolderChangesEvery = TimeSpan.Zero;
        });
        var box = ConnectorHost.Box(mailbox);
        var year = new TimeWindow(time.GetUtcNow(), time.GetUtcNow().AddYears(1));
        var (mail, calendar) = (new Store(), new Store());
        var mailAt = SyncCursor.Begin(Since(time));
        var calendarAt = SyncCursor.Begin(year);
        for (var round = 0; round < 4; round++)
        {
            var mailRound = PatientReader.ReadAsync(host.Mail, box, mailAt with { Window = Since(time) }, time);
            mailAt = isAtOnce ? mailAt : mail.Take(await mailRound);
            var calendarRound = PatientReader.ReadAsync(host.Calendar, box, calendarAt, time);
            mailAt = isAtOnce ? mail.Take(await mailRound) : mailAt;
            calendarAt = calendar.Take(await calendarRound);
            time.AdvanceTo(time.GetUtcNow().AddHours(2));
            if (round == 3)
                break;

            // What was there before the first round is left alone: its deletion is found by the next whole round.
            var tracked = mailbox.Messages.Where(message => message.Subject == "later").ToList();
            if (round > 0 && tracked.Count > 2)
            {
                mailbox.Delete(tracked[random.Next(tracked.Count)]);
                mailbox.Move(mailbox.Messages.First(message => message.Subject == "later"), folders[random.Next(3)]);
            }

            for (var i = random.Next(2, 6); round < 2 && i > 0; i--)
                mailbox.Add(Mail(time, folders[random.Next(2)], -0.01 * i, "later"));

            mailbox.Replace(events[random.Next(events.Count)], Meeting(random, round + 10));
            events.Add(mailbox.Add(Meeting(random, round + 20)));
            var gone = events[random.Next(events.Count)];
            mailbox.Delete(gone);
            events.Remove(gone);
        }

        var truth = world.Truth(mailbox.Key);
        var messages = truth.Messages.Where(message => message.Folder != WellKnownFolder.Deleted).Select(message => message.ImmutableId);
        var occurrences = truth.Occurrences(year.From, year.To).Where(occurrence => !occurrence.IsHidden).Select(occurrence => $"{occurrence.ImmutableId} {occurrence.Start:O}");
        Assert.True(messages.Order().SequenceEqual(mail.Ids.Order()), $"Seed {seed}: mail differs.");
        Assert.True(occurrences.Order().SequenceEqual(calendar.IdsAndTimes.Order()), $"Seed {seed}: meetings differ.");

        // A request that has left when another is told to wait is not early.
        Assert.True(isAtOnce || (handler.TooEarly == 0 && batches.TooEarly == 0), $"Seed {seed}: {handler.TooEarly + batches.TooEarly} requests came too early.");
        Assert.True(flights.Most <= 4, $"Seed {seed}: {flights.Most} requests in flight.");
    }

    private static TheoryData<int, int> Slices()
    {
        var range = (Environment.GetEnvironmentVariable("JIMINNY_FAULT_SEEDS") ?? "1..40").Split("..");
        var first = int.Parse(range[0], CultureInfo.InvariantCulture);

        // Several rounds a seed: no more of them in a row than a night has room for.
        var last = Math.Min(int.Parse(range[^1], CultureInfo.InvariantCulture), first + 1999);
        var slices = new TheoryData<int, int>();
        for (var seed = first; seed <= last; seed += 20)
            slices.Add(seed, Math.Min(seed + 19, last));

        return slices;
    }

    private static TimeWindow Since(InstantTime time) => new(time.GetUtcNow().AddYears(-1), time.GetUtcNow());

    private static MessageDraft Mail(InstantTime time, EmulatedFolder folder, double hours, string subject = "before") => new()
    {
        ReceivedAt = time.GetUtcNow().AddHours(hours), Folder = folder, Subject = subject, From = new EmulatedAddress("a@customer.example"),
    };

    private static EventDraft Meeting(Random random, int number)
    {
        var start = new DateTime(2027, 3, 20, 9, 0, 0).AddDays(random.Next(10));
        return new EventDraft
        {
            Start = start, End = start.AddHours(1), Subject = $"m{number}", TimeZone = "Europe/Berlin", Attendees = [new EmulatedAttendee(new EmulatedAddress("c@customer.example"))],
            Recurrence = random.Next(3) == 0 ? new EventRecurrence(RecurrenceFrequency.Daily) { Count = random.Next(2, 7) } : null,
        };
    }

    /// <summary>Does with pages what a store does.</summary>
    private sealed class Store
    {
        private readonly Dictionary<string, KeptItem> _items = [];

        public IEnumerable<string> Ids => _items.Keys;

        public IEnumerable<string> IdsAndTimes => _items.Select(item => $"{item.Key} {((Meeting)item.Value).Start:O}");

        public SyncCursor Take(IReadOnlyList<Page> pages)
        {
            foreach (var page in pages)
            {
                foreach (var item in page.Kept)
                    _items[item.ProviderId] = item;

                foreach (var id in page.Removed)
                    _items.Remove(id);
            }

            return pages[^1].Next;
        }
    }

    private sealed class FlightCounter(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _now;
        private int _most;

        public int Most => _most;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var calls = await BatchFaults.CountCallsAsync(request, cancellationToken);
            var now = Interlocked.Add(ref _now, calls);
            InterlockedMax(now);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Add(ref _now, -calls);
            }
        }

        private void InterlockedMax(int value)
        {
            for (var seen = _most; value > seen; seen = _most)
                Interlocked.CompareExchange(ref _most, value, seen);
        }
    }
}
