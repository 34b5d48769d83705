using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Over loopback HTTP, against what the emulated mailbox really holds.</summary>
public class EmulatorTests
{
    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;

    private readonly VirtualClock _clock = new(Now);
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner", aliases: ["o@self.example"]);

    [Fact]
    public async Task Lists_every_message_of_the_window_once_and_none_of_the_folders_left_out()
    {
        var projects = _mailbox.AddFolder("Projects", _mailbox.Folder(WellKnownFolder.Inbox));
        var deep = _mailbox.AddFolder("Deep", projects);
        var trash = _mailbox.AddFolder("Old", _mailbox.Folder(WellKnownFolder.Deleted));
        EmulatedFolder[] read = [_mailbox.Folder(WellKnownFolder.Inbox), _mailbox.Folder(WellKnownFolder.Sent), _mailbox.Folder(WellKnownFolder.Archive), projects, deep];
        EmulatedFolder[] leftOut = [_mailbox.Folder(WellKnownFolder.Junk), _mailbox.Folder(WellKnownFolder.Drafts), _mailbox.Folder(WellKnownFolder.Deleted), trash];
        var inWindow = Fill(read, 2300, ConnectorHost.Year.From, Now);
        Fill(read, 100, ConnectorHost.Year.From.AddMonths(-6), ConnectorHost.Year.From);
        Fill(leftOut, 50, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var host = ConnectorHost.For(server, options => options.MessagesPerPage = 300);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox));

        var pages = results.Cast<Page>().ToList();
        var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().ToList();
        Assert.Equal(inWindow.Order(), kept.Select(email => email.InternetMessageId!).Order());
        Assert.Equal(kept.Count, kept.Select(email => email.ProviderId).Distinct().Count());
        Assert.All(kept, email => Assert.StartsWith("subject of ", email.Subject, StringComparison.Ordinal));
        Assert.Equal(inWindow.Count, pages.Sum(page => page.Listed));
        var totals = world.Journal.For(_mailbox.Key);
        // Four folders are looked up by one request, which is four to Graph.
        Assert.Equal(totals.Requests, pages.Sum(page => page.Cost.Requests) + 3);
        Assert.Equal(totals.Units, pages.Sum(page => page.Cost.QuotaUnits));
        Assert.Equal(0, totals.Refused);
        Assert.InRange(totals.MaxInFlight, 1, 4);
    }

    [Fact]
    public async Task A_later_round_finds_new_mail_wherever_it_lies()
    {
        Fill([_mailbox.Folder(WellKnownFolder.Inbox)], 100, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var host = ConnectorHost.For(server, options => options.MessagesPerPage = 10);
        var first = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox))).Cast<Page>().ToList();
        var folder = _mailbox.AddFolder("New", _mailbox.Folder(WellKnownFolder.Archive));
        EmulatedFolder[] leftOut = [_mailbox.Folder(WellKnownFolder.Junk), _mailbox.AddFolder("Old", _mailbox.Folder(WellKnownFolder.Deleted))];
        var news = Fill([folder, _mailbox.Folder(WellKnownFolder.Inbox), _mailbox.Folder(WellKnownFolder.Sent)], 33, Now.AddHours(1), Now.AddDays(1));
        Fill(leftOut, 20, Now, Now.AddDays(1));
        var later = first[^1].Next with { Window = new TimeWindow(ConnectorHost.Year.From.AddDays(1), Now.AddDays(1)) };

        var second = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: later)).Cast<Page>().ToList();
        var third = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: second[^1].Next with { Window = new TimeWindow(Now, Now.AddDays(2)) });

        Assert.Equal(news.Order(), second.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).Order());
        Assert.Equal(33, second.Sum(page => page.Listed));
        Assert.Equal(2, Assert.IsType<Page>(Assert.Single(third)).Cost.Requests);
    }

    [Fact]
    public async Task Mail_and_calendar_of_one_mailbox_stay_within_its_limits_together()
    {
        Fill([_mailbox.Folder(WellKnownFolder.Inbox)], 500, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], clock: null, new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(3) });
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var host = ConnectorHost.For(server, options => options.MessagesPerPage = 100);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            Assert.All(await ConnectorHost.ReadAsync(i % 3 == 0 ? host.Calendar : host.Mail, RecordingFilter.KeepNone(), ConnectorHost.Box(_mailbox)), result => Assert.IsType<Page>(result))));

        var totals = world.Journal.For(_mailbox.Key);
        Assert.Equal(0, totals.Refused);
        Assert.True(totals.MaxInFlight is > 1 and <= 4, $"{totals.MaxInFlight} in flight.");
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

        var meetings = results.Cast<Page>().SelectMany(page => page.Kept).Cast<Meeting>().ToList();
        Assert.Equal(
            ["single 12-01T09:00", "hidden 12-02T09:00", "all day 12-24T00:00", "daily over the change of clocks 03-27T08:00", "daily over the change of clocks 03-28T07:00", "daily over the change of clocks 03-29T07:00"],
            meetings.Select(meeting => $"{meeting.Subject} {meeting.Start:MM-ddTHH:mm}"));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 26)), (meetings[2].StartDate, meetings[2].EndDate));
        Assert.Equal(3, meetings.Count(meeting => meeting.SeriesId is not null));
        Assert.Equal(ItemFlags.PartialParticipants | ItemFlags.Declined, filter.Seen[1].Flags);
        Assert.Equal(world.Journal.For(_mailbox.Key).Requests, results.Sum(result => result.Cost.Requests));

        void Add(DateTime start, string subject, EventRecurrence? series = null, string zone = "UTC") => _mailbox.Add(new EventDraft
        {
            Start = start, End = start.AddHours(1), Subject = subject, Organizer = owner, Attendees = [customer], Recurrence = series, TimeZone = zone,
        });
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        var tokens = new CannedTokens(request => world.IssueToken(request.Mailbox.Key.MailboxId, ["User.Read"], TimeSpan.FromDays(1)));
        using var host = new ConnectorHost(handler: null, tokens, _clock, options => options.BaseUri = server.GraphBaseUri);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox))));

        Assert.Equal((SourceError.MissingScope, new Scope(Provider.Microsoft, "Mail.ReadBasic")), (failure.Error, failure.MissingScope));
    }

    [Fact]
    public async Task A_token_that_dies_on_the_way_is_replaced()
    {
        Fill([_mailbox.Folder(WellKnownFolder.Inbox)], 50, ConnectorHost.Year.From, Now);
        var world = new EmulatedWorld([_mailbox], _clock);
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        var dead = world.IssueToken(_mailbox.Key, ["User.Read", "Mail.Read"], TimeSpan.FromDays(1));
        var alive = world.IssueToken(_mailbox.Key, ["User.Read", "Mail.Read"], TimeSpan.FromDays(1));
        world.RevokeToken(dead);
        using var host = new ConnectorHost(
            handler: null, new CannedTokens(request => request.RejectedToken == dead ? alive : dead), _clock, options => options.BaseUri = server.GraphBaseUri);

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
            From = new EmulatedAddress($"p{i}@customer.example", "Per, Son"),
            To = [new EmulatedAddress("owner@self.example", "Owner")],
            Subject = $"subject of {i}",
            InternetMessageId = $"<{folders.Length}.{i}@x.example>",
        });
        return [.. _mailbox.AddRange(drafts).Select(message => message.InternetMessageId!)];
    }
}
