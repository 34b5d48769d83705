using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Later rounds over a calendar that changes.</summary>
public class CalendarChangesTests
{
    private static readonly EmulatedAttendee Customer = new(new EmulatedAddress("c@customer.example", "Cus, Tomer"));

    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner", timeZone: "Europe/Berlin");
    private readonly EmulatedWorld _world;
    private readonly TimeWindow _window;

    public CalendarChangesTests()
    {
        _world = new EmulatedWorld([_mailbox], _time);
        _window = new TimeWindow(_time.GetUtcNow(), _time.GetUtcNow().AddYears(1));
    }

    [Fact]
    public async Task An_idle_calendar_costs_one_request()
    {
        Add(new DateTime(2026, 12, 1, 9, 0, 0), "single");
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));
        var second = Assert.Single(await ReadAsync(host, first[^1].Next));
        var third = Assert.Single(await ReadAsync(host, second.Next));

        Assert.Equal((0, 1, 0, 1), (second.Listed, second.Cost.Requests, third.Listed, third.Cost.Requests));
        Assert.True(third.IsLast);
    }

    [Fact]
    public async Task What_is_new_changed_and_gone_comes_with_the_next_round()
    {
        var single = Add(new DateTime(2026, 12, 1, 9, 0, 0), "single");
        var doomed = Add(new DateTime(2026, 12, 2, 9, 0, 0), "doomed");
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));
        var gone = first.SelectMany(page => page.Kept).Single(item => item.Subject == "doomed").ProviderId;
        _mailbox.Replace(single, Draft(new DateTime(2026, 12, 3, 9, 0, 0), "moved"));
        _mailbox.Delete(doomed);
        Add(new DateTime(2026, 12, 4, 9, 0, 0), "new");
        Add(new DateTime(2029, 1, 1, 9, 0, 0), "outside");

        var pages = await ReadAsync(host, first[^1].Next);

        Assert.Equal(["moved 12-03T08:00", "new 12-04T08:00"], Told(pages));
        Assert.Contains(gone, pages.SelectMany(page => page.Removed));
        Assert.Equal(2, pages.SelectMany(page => page.Removed).Distinct().Count());
        Assert.True(pages[^1].IsLast);
        Assert.Equal(0, Assert.Single(await ReadAsync(host, pages[^1].Next)).Listed);
    }

    [Fact]
    public async Task Occurrences_are_completed_and_keep_their_hour_over_the_change_of_clocks()
    {
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));
        var series = Add(new DateTime(2027, 3, 26, 9, 0, 0), "daily", new EventRecurrence(RecurrenceFrequency.Daily)
        {
            Count = 5, Changes = [new OccurrenceChange(new DateOnly(2027, 3, 27), Deleted: false, TimeSpan.FromHours(2), "later"), new OccurrenceChange(new DateOnly(2027, 3, 29), Deleted: true)],
        });

        var pages = await ReadAsync(host, first[^1].Next);
        _mailbox.Replace(series, Draft(new DateTime(2027, 3, 26, 9, 0, 0), "daily", new EventRecurrence(RecurrenceFrequency.Daily) { Count = 2 }));
        var shorter = await ReadAsync(host, pages[^1].Next);
        _mailbox.Delete(_mailbox.Events[0]);
        var none = await ReadAsync(host, shorter[^1].Next);

        Assert.Equal(
            ["daily 03-26T08:00", "daily 03-28T07:00", "daily 03-30T07:00", "later 03-27T10:00"],
            Told(pages).Distinct());
        Assert.All(pages.SelectMany(page => page.Kept), item => Assert.Contains(item.Participants, participant => participant.Address == "c@customer.example"));
        Assert.Equal(["daily 03-26T08:00", "daily 03-27T08:00"], Told(shorter));
        Assert.Equal(2, shorter.SelectMany(page => page.Removed).Distinct().Count());
        Assert.Equal(2, none.SelectMany(page => page.Removed).Distinct().Count());
        Assert.Empty(Told(none));
    }

    [Fact]
    public async Task What_changes_while_the_window_is_listed_comes_with_the_next_round()
    {
        for (var i = 0; i < 12; i++)
            Add(new DateTime(2026, 12, 1, 9, 0, 0).AddDays(i), $"m{i}");
        using var host = Host(options => options.EventsPerPage = 5);
        var cursor = SyncCursor.Begin(_window);
        var seen = new List<Page>();
        while (seen is [] or [.., { IsLast: false }])
        {
            seen.Add(Assert.IsType<Page>(await host.Calendar.ReadPageAsync(ConnectorHost.Box(_mailbox), cursor, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken)));
            cursor = seen[^1].Next;
            if (seen.Count == 4)
                Add(new DateTime(2026, 11, 20, 9, 0, 0), "early");
        }

        var later = await ReadAsync(host, cursor);

        Assert.Equal(["early 11-20T08:00"], Told(later));
    }

    [Fact]
    public async Task A_meeting_that_changed_and_does_not_match_any_more_is_named_and_an_undecided_one_is_not()
    {
        var single = Add(new DateTime(2026, 12, 1, 9, 0, 0), "single");
        var hidden = Add(new DateTime(2026, 12, 2, 9, 0, 0), "hidden");
        var series = Add(new DateTime(2026, 12, 7, 9, 0, 0), "series", new EventRecurrence(RecurrenceFrequency.Daily) { Count = 2 });
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));
        var ids = first.SelectMany(page => page.Kept).ToLookup(item => item.Subject, item => item.ProviderId);
        _mailbox.Replace(single, new EventDraft { Start = single.Start, End = single.End, Subject = "internal now" });
        _mailbox.Replace(hidden, new EventDraft { Start = hidden.Start, End = hidden.End, Subject = "hidden now", HidesGuests = true, Organizer = new EmulatedAddress("x@customer.example") });
        _mailbox.Replace(series, new EventDraft { Start = series.Start, End = series.End, Subject = "internal series", Recurrence = series.Recurrence });
        var filter = new RecordingFilter(item => item.Flags.HasFlag(ItemFlags.PartialParticipants) ? Verdict.Undecided() : Verdict.Discard(DiscardReason.InternalOnly));

        var pages = (await ConnectorHost.ReadAsync(host.Calendar, filter, ConnectorHost.Box(_mailbox), cursor: first[^1].Next)).Cast<Page>().ToList();

        Assert.Equal(ids["single"].Concat(ids["series"]).Order(), pages.SelectMany(page => page.Removed).Order());
        Assert.Equal((3L, 1L), (pages.Sum(page => page.Discarded.Total), pages.Sum(page => page.Undecided)));
    }

    [Fact]
    public async Task Another_window_is_listed_anew()
    {
        Add(new DateTime(2026, 12, 1, 9, 0, 0), "single");
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));

        var again = await ReadAsync(host, first[^1].Next with { Window = new TimeWindow(_window.From.AddDays(1), _window.To.AddDays(1)) });

        Assert.Equal(["single 12-01T08:00"], Told(again));
    }

    [Fact]
    public async Task A_forgotten_token_begins_a_new_round()
    {
        using var host = Host();
        var first = await ReadAsync(host, SyncCursor.Begin(_window));
        _mailbox.ForgetDeltas();

        var result = Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: first[^1].Next));

        Assert.Equal(SourceError.CursorExpired, Assert.IsType<SourceFailure>(result).Error);
    }

    [Theory]
    [InlineData(404, "NotFound")]
    [InlineData(405, "")]
    [InlineData(501, "NotImplemented")]
    public async Task Where_changes_are_not_tracked_every_round_lists_the_window(int status, string code)
    {
        const string Event = """{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"},"end":{"dateTime":"2026-11-21T11:00:00","timeZone":"UTC"} }""";
        var graph = new GraphStub
        {
            Page = _ => CannedHandler.Json(GraphStub.PageOf([Event])),
            Before = (request, _) => request.Uri.AbsolutePath.Contains("delta", StringComparison.Ordinal) ? GraphStub.Error(status, code) : null,
        };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var first = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll())));
        var second = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll(), cursor: first.Next)));

        Assert.Equal((1, 1), (first.Kept.Count, second.Kept.Count));
    }

    [Fact]
    public async Task A_series_that_comes_with_its_master_is_read_once()
    {
        const string Changes =
            """
            {"value":[{"id":"s1","type":"seriesMaster","subject":"x"},{"id":"o1","type":"occurrence","seriesMasterId":"s1","start":{},"end":{} },
            {"id":"o2","seriesMasterId":"s1","type":"occurrence"},{"id":"g1","@removed":{"reason":"deleted"}},{"@removed":{"reason":"deleted"}},5],
            "@odata.deltaLink":"https://graph.microsoft.com/v1.0/me/calendarView/delta()?$deltatoken=2"}
            """;
        var graph = new GraphStub();
        graph.Before = (request, number) => number > 1 && request.Uri.AbsolutePath.Contains("delta", StringComparison.Ordinal) ? CannedHandler.Json(Changes) : null;
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);
        var first = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll())));
        var before = handler.Sent.Count;

        var pages = (await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll(), cursor: first.Next)).Cast<Page>().ToList();

        Assert.Equal(["/v1.0/me/calendarView/delta()", "/v1.0/me/events/s1/instances"], handler.Sent.Skip(before).Select(sent => sent.Uri.AbsolutePath));
        Assert.Equal(["g1"], pages[0].Removed);
        Assert.Equal(2, pages[0].Failed);
    }

    private static EventDraft Draft(DateTime start, string subject, EventRecurrence? series = null) => new()
    {
        Start = start, End = start.AddHours(1), Subject = subject, Attendees = [Customer], Recurrence = series,
    };

    private static IEnumerable<string> Told(IEnumerable<Page> pages) =>
        pages.SelectMany(page => page.Kept).Cast<Meeting>().Select(meeting => $"{meeting.Subject} {meeting.Start:MM-ddTHH:mm}").Order(StringComparer.Ordinal);

    private EmulatedEvent Add(DateTime start, string subject, EventRecurrence? series = null) => _mailbox.Add(Draft(start, subject, series));

    private ConnectorHost Host(Action<MicrosoftConnectorOptions>? configure = null) => new(_world.CreateHandler(), ConnectorHost.TokensOf(_world), _time, configure);

    private async Task<List<Page>> ReadAsync(ConnectorHost host, SyncCursor cursor) =>
        [.. (await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: cursor)).Cast<Page>()];
}
