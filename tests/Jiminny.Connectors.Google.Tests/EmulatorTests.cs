using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>Over loopback HTTP, against what the emulated mailbox really holds.</summary>
public class EmulatorTests
{
    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;

    private readonly VirtualClock _clock = new(Now);
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner", aliases: ["o@self.example"]);

    [Fact]
    public async Task Lists_every_message_of_the_window_once_within_the_quota()
    {
        EmulatedFolder[] read = [_mailbox.Folder(WellKnownFolder.Inbox), _mailbox.Folder(WellKnownFolder.Sent), _mailbox.Folder(WellKnownFolder.Archive), _mailbox.AddFolder("Projects")];
        EmulatedFolder[] leftOut = [_mailbox.Folder(WellKnownFolder.Junk), _mailbox.Folder(WellKnownFolder.Drafts), _mailbox.Folder(WellKnownFolder.Deleted), _mailbox.Folder(WellKnownFolder.ConversationHistory)];
        var inWindow = Fill(read, 700, ConnectorHost.Year.From, Now);
        Fill(read, 100, ConnectorHost.Year.From.AddMonths(-6), ConnectorHost.Year.From);
        Fill(leftOut, 50, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var host = ConnectorHost.For(server, options => options.MessagesPerPage = 300);
        using var worker = _clock.RegisterWorker();

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox));

        var pages = results.Cast<Page>().ToList();
        var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().ToList();
        Assert.Equal(inWindow.Order(), kept.Select(email => email.InternetMessageId!).Order());
        Assert.Equal(700, kept.Select(email => email.ProviderId).Distinct().Count());
        Assert.Equal(700 / read.Length, kept.Count(email => email.IsOutgoing));
        Assert.All(kept, email => Assert.Equal("Per, Sön", email.Participants[0].Name));
        var totals = world.Journal.For(_mailbox.Key);
        // A batch is one request of ours and as many calls as it has parts: 28 for 700 messages, and one more wherever a minute's quota ends inside of one.
        Assert.Equal(1 + 3 + 700, totals.Requests);
        Assert.Equal(1 + 3 + 28 + 2, pages.Sum(page => page.Cost.Requests));
        Assert.Equal(totals.Units, pages.Sum(page => page.Cost.QuotaUnits));
        Assert.Equal(0, totals.Refused);
        Assert.True(totals.MaxInFlight is > 1 and <= 25, $"{totals.MaxInFlight} in flight.");
        // 14,000 units at 6,000 a minute.
        Assert.InRange(_clock.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
    }

    [Fact]
    public async Task Meetings_are_complete_across_series_zones_and_days()
    {
        var window = new TimeWindow(Now, Now.AddYears(1));
        var customer = new EmulatedAttendee(new EmulatedAddress("c@customer.example", "Cus, Tomer"));
        var owner = new EmulatedAddress("owner@self.example", "Owner");
        Add(new DateTime(2026, 12, 1, 9, 0, 0), "single");
        Add(new DateTime(2027, 3, 27, 9, 0, 0), "daily over the change of clocks", new EventRecurrence(RecurrenceFrequency.Daily) { Count = 3 }, zone: "Europe/Berlin");
        Add(new DateTime(2026, 10, 1, 9, 0, 0), "past");
        Add(new DateTime(2027, 11, 2, 9, 0, 0), "later");
        _mailbox.Add(new EventDraft { Start = new DateTime(2026, 12, 24), End = new DateTime(2026, 12, 26), IsAllDay = true, Subject = "all day", Organizer = owner, Attendees = [customer] });
        _mailbox.Add(new EventDraft { Start = new DateTime(2026, 12, 25), End = new DateTime(2026, 12, 26), IsAllDay = true, Subject = "birthday", Kind = EventKind.Birthday });
        _mailbox.Add(new EventDraft
        {
            Start = new DateTime(2026, 12, 2, 9, 0, 0), End = new DateTime(2026, 12, 2, 10, 0, 0), Subject = "hidden", HidesGuests = true,
            Organizer = new EmulatedAddress("c@customer.example"), Attendees = [customer, new EmulatedAttendee(owner) { Response = EventResponse.Declined }],
        });
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var host = ConnectorHost.For(server, options => options.EventsPerPage = 2);
        var filter = RecordingFilter.KeepAll();

        var results = await ConnectorHost.ReadAsync(host.Calendar, filter, ConnectorHost.Box(_mailbox), window);

        var meetings = results.Cast<Page>().SelectMany(page => page.Kept).Cast<Meeting>().OrderBy(meeting => meeting.Start).ToList();
        Assert.Equal(
            ["single 12-01T09:00", "hidden 12-02T09:00", "all day 12-24T00:00", "daily over the change of clocks 03-27T08:00", "daily over the change of clocks 03-28T07:00", "daily over the change of clocks 03-29T07:00"],
            meetings.Select(meeting => $"{meeting.Subject} {meeting.Start:MM-ddTHH:mm}"));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 26)), (meetings[2].StartDate, meetings[2].EndDate));
        Assert.Equal(3, meetings.Count(meeting => meeting.SeriesId is not null));
        Assert.Contains(filter.Seen, item => item.Flags == (ItemFlags.PartialParticipants | ItemFlags.Declined));
        Assert.Equal(world.Journal.For(_mailbox.Key).Requests, results.Sum(result => result.Cost.Requests));
        Assert.True(results.Count > 2);

        void Add(DateTime start, string subject, EventRecurrence? series = null, string zone = "UTC") => _mailbox.Add(new EventDraft
        {
            Start = start, End = start.AddHours(1), Subject = subject, Organizer = owner, Attendees = [customer], Recurrence = series, TimeZone = zone,
        });
    }

    [Theory]
    [InlineData("gmail.labels")]
    [InlineData("gmail.metadata")]
    public async Task A_missing_or_too_narrow_scope_is_named(string scope)
    {
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        var tokens = new CannedTokens(request => world.IssueToken(request.Mailbox.Key.MailboxId, [$"https://www.googleapis.com/auth/{scope}"], TimeSpan.FromDays(1)));
        using var host = new ConnectorHost(handler: null, tokens, _clock, options => options.GmailBaseUri = server.GmailBaseUri);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox))));

        Assert.Equal((SourceError.MissingScope, new Scope(Provider.Google, "https://www.googleapis.com/auth/gmail.readonly")), (failure.Error, failure.MissingScope));
    }

    [Fact]
    public async Task A_token_that_dies_on_the_way_is_replaced()
    {
        Fill([_mailbox.Folder(WellKnownFolder.Inbox)], 50, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        var dead = world.IssueToken(_mailbox.Key, ["https://www.googleapis.com/auth/gmail.readonly"], TimeSpan.FromDays(1));
        var alive = world.IssueToken(_mailbox.Key, ["https://www.googleapis.com/auth/gmail.readonly"], TimeSpan.FromDays(1));
        world.RevokeToken(dead);
        using var host = new ConnectorHost(
            handler: null, new CannedTokens(request => request.RejectedToken == dead ? alive : dead), _clock, options => options.GmailBaseUri = server.GmailBaseUri);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox));

        Assert.Equal(50, results.Cast<Page>().Sum(page => page.Listed));
    }

    private List<string> Fill(EmulatedFolder[] folders, int count, DateTimeOffset from, DateTimeOffset to)
    {
        var step = (to - from) / count;
        var drafts = Enumerable.Range(0, count).Select(i => new MessageDraft
        {
            ReceivedAt = from + (step * i),
            Folder = folders[i % folders.Length],
            From = new EmulatedAddress($"p{i}@customer.example", "Per, Sön"),
            To = [new EmulatedAddress("owner@self.example", "Owner")],
            Subject = $"subject of {i}",
            InternetMessageId = $"<{folders.Length}.{i}@x.example>",
        });
        return [.. _mailbox.AddRange(drafts).Select(message => message.InternetMessageId!)];
    }
}
