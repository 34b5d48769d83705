using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Jiminny.Emulator.Tests.Support;
using Jiminny.Emulator.Tests.Support.Contracts;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Everything the connector sends and gets, held against Microsoft's description of the API.</summary>
public class ContractTests
{
    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_request_and_every_answer_is_as_Microsoft_describes_it(bool participantsFirst)
    {
        SharedFolder.Require("contracts", "graph", "openapi-trimmed.json");
        var team = _mailbox.AddTeam("Sales", "Deals");
        _mailbox.AddRange(Enumerable.Range(0, 30).Select(i => Message(-i - 1)));
        var series = _mailbox.Add(Meeting(new EventRecurrence(RecurrenceFrequency.Weekly) { Count = 5 }));
        var world = new EmulatedWorld([_mailbox], _time, new EmulatorOptions { CompressResponses = false });
        using var host = new ConnectorHost(new ContractHandler(world.CreateHandler()), ConnectorHost.TokensOf(world), _time, options =>
        {
            options.MessagesPerPage = 8;
            options.EventsPerPage = 2;
            options.FolderChangesEvery = TimeSpan.Zero;
            options.ParticipantsFirst = participantsFirst;
        });
        var box = ConnectorHost.Box(_mailbox);
        var mail = SyncCursor.Begin(new TimeWindow(_time.GetUtcNow().AddYears(-1), _time.GetUtcNow()));
        var calendar = SyncCursor.Begin(new TimeWindow(_time.GetUtcNow(), _time.GetUtcNow().AddYears(1)));
        for (var round = 0; round < 4; round++)
        {
            var messages = await ReadAsync(host.Mail, mail with { Window = new TimeWindow(_time.GetUtcNow().AddYears(-1), _time.GetUtcNow()) });
            mail = messages[^1].Next;
            calendar = (await ReadAsync(host.Calendar, calendar))[^1].Next;
            _time.AdvanceTo(_time.GetUtcNow().AddHours(1));
            _mailbox.Add(Message(-0.1));
            _mailbox.Delete(_mailbox.Messages[1]);
            _mailbox.Replace(series, Meeting(new EventRecurrence(RecurrenceFrequency.Weekly) { Count = 5 - round }));
        }

        Assert.IsType<Page>(await host.Search.SearchPageAsync(box, new MailSearchTerms(["a@customer.example"], ["other.example"]), mail with { State = null }, RecordingFilter.KeepAll(), Cancel));
        Assert.IsType<Page>(await host.Items(StreamKind.Mail).ReadItemAsync(box, world.Truth(_mailbox.Key).Messages.First().ImmutableId, RecordingFilter.KeepAll(), Cancel));
        Assert.IsType<Page>(await host.Items(StreamKind.Calendar).ReadItemAsync(
            box, world.Truth(_mailbox.Key).Occurrences(calendar.Window.From, calendar.Window.To)[0].ImmutableId, RecordingFilter.KeepAll(), Cancel));
        Assert.NotNull((await host.Bodies.ReadBodyAsync(box, world.Truth(_mailbox.Key).Messages.First().ImmutableId, Cancel)).Value);
        Assert.NotNull((await host.OnlineMeetings.FindAsync(box, series.MeetingUrl!, Cancel)).Value?.Details);
        Assert.NotNull((await host.Teams.ListAsync(box, isUserWaiting: true, Cancel)).Value);
        var channel = new TeamsChannel(team.Id, team.Channels[0].Id, "General");
        var posted = await host.Teams.ShareToChannelAsync(box, channel, new TeamsMessage("won"), UserApproval.Give(box.Key, Capabilities.ShareToChannel, _time), Cancel);
        var sent = await host.Teams.ShareToColleagueAsync(box, "mia@self.example", new TeamsMessage("won", IsHtml: true), UserApproval.Give(box.Key, Capabilities.ShareToColleague, _time), Cancel);

        Assert.Equal((ShareOutcome.Shared, ShareOutcome.Shared), (posted.Outcome, sent.Outcome));
        Assert.Equal(
            [
                "GET me", "GET me/calendarView", "GET me/calendarView/delta()", "GET me/events/{id}", "GET me/events/{id}/instances", "GET me/joinedTeams",
                "GET me/mailFolders/delta()", "GET me/mailFolders/{id}", "GET me/mailFolders/{id}/messages", "GET me/mailFolders/{id}/messages/delta()", "GET me/messages",
                "GET me/messages/{id}", "GET me/onlineMeetings", "GET teams/{id}/channels", "POST $batch", "POST chats", "POST chats/{id}/messages", "POST teams/{id}/channels/{id}/messages",
            ],
            world.Journal.Entries().Select(entry => $"{entry.Method} {entry.Template!["/v1.0/".Length..]}").Distinct().Order(StringComparer.Ordinal));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static EventDraft Meeting(EventRecurrence series) => new()
    {
        Start = new DateTime(2026, 12, 1, 9, 0, 0), End = new DateTime(2026, 12, 1, 10, 0, 0), Subject = "weekly", Recurrence = series,
        MeetingUrl = "https://teams.example/l/meetup-join/19%3ameeting_x%40thread.v2/0", Attendees = [new EmulatedAttendee(new EmulatedAddress("c@customer.example", "Cus"))],
    };

    private MessageDraft Message(double hours) => new()
    {
        ReceivedAt = _time.GetUtcNow().AddHours(hours), From = new EmulatedAddress("a@customer.example", "Anna"), Subject = "subject", Body = "body",
    };

    private async Task<List<Page>> ReadAsync(IMailboxSource source, SyncCursor cursor) =>
        [.. (await ConnectorHost.ReadAsync(source, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: cursor)).Cast<Page>()];
}
