using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

public class CalendarSourceTests
{
    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_kept_meeting_carries_what_Graph_says()
    {
        var meeting = await ReadMeetingAsync(
            """
            {"id":"e1","iCalUId":"uid-1","seriesMasterId":"s1","subject":"Gr\u00fc\u00dfe","isAllDay":false,"isCancelled":false,"isOrganizer":true,
            "start":{"dateTime":"2026-11-21T10:00:00.0000000","timeZone":"UTC"},"end":{"dateTime":"2026-11-21T10:45:00.0000000","timeZone":"UTC"},
            "organizer":{"emailAddress":{"name":"Owner","address":"owner@self.example"}},
            "attendees":[{"type":"required","status":{"response":"none"},"emailAddress":{"name":"Cus, Tomer","address":"Customer@x.example"}},
                         {"emailAddress":{"name":"Room 1","address":"room@self.example"},"type":"resource"},{"type":"optional","emailAddress":{"address":"b@x.example"}}],
            "onlineMeeting":{"joinUrl":"https://teams.example/l/meetup-join/19%3ameeting"},"responseStatus":{"response":"organizer"},"sensitivity":"personal"}
            """);

        Assert.Equal(("e1", "uid-1", "s1", "Grüße"), (meeting.Kept.ProviderId, meeting.Kept.ICalUid, meeting.Kept.SeriesId, meeting.Kept.Subject));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), meeting.Kept.Start);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 45, 0, TimeSpan.Zero), meeting.Kept.End);
        Assert.False(meeting.Kept.IsAllDay);
        Assert.True(meeting.Kept.IsOrganizer);
        Assert.Equal("https://teams.example/l/meetup-join/19%3ameeting", meeting.Kept.JoinUrl);
        Assert.Equal(ItemFlags.Outgoing, meeting.Seen.Flags);
        Assert.Equal(
            [
                new(ParticipantRole.Organizer, "owner@self.example", "Owner"),
                new(ParticipantRole.Attendee, "Customer@x.example", "Cus, Tomer"),
                new(ParticipantRole.Resource, "room@self.example", "Room 1"),
                new Participant(ParticipantRole.Attendee, "b@x.example", null),
            ],
            meeting.Kept.Participants);
    }

    [Theory]
    [InlineData("\"isCancelled\":true", ItemFlags.Cancelled)]
    [InlineData("\"sensitivity\":\"private\"", ItemFlags.Private)]
    [InlineData("\"sensitivity\":\"confidential\"", ItemFlags.Private)]
    [InlineData("\"sensitivity\":\"normal\"", ItemFlags.None)]
    [InlineData("\"sensitivity\":null", ItemFlags.None)]
    [InlineData("\"responseStatus\":{\"time\":\"0001-01-01T00:00:00Z\",\"response\":\"declined\"}", ItemFlags.Declined)]
    [InlineData("\"responseStatus\":{\"response\":\"accepted\"}", ItemFlags.None)]
    [InlineData("\"responseStatus\":null", ItemFlags.None)]
    [InlineData("\"hideAttendees\":true", ItemFlags.PartialParticipants)]
    [InlineData("\"hideAttendees\":true,\"isOrganizer\":true", ItemFlags.Outgoing)]
    [InlineData("\"isOrganizer\":true,\"hideAttendees\":true", ItemFlags.Outgoing)]
    [InlineData("\"onlineMeeting\":null,\"attendees\":null,\"organizer\":null", ItemFlags.None)]
    public async Task Facts_become_flags(string json, ItemFlags expected)
    {
        var meeting = await ReadMeetingAsync(
            $$"""{"id":"e1",{{json}},"start":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"},"end":{"dateTime":"2026-11-21T11:00:00","timeZone":"UTC"} }""");

        Assert.Equal(expected, meeting.Seen.Flags);
    }

    [Theory]
    [InlineData("2026-11-21T00:00:00.0000000", "UTC")]
    [InlineData("2026-11-21T05:00:00.0000000", "UTC")]
    [InlineData("2026-11-21T23:00:00.0000000", "Pacific Standard Time")]
    public async Task An_all_day_meeting_stays_on_its_date(string start, string zone)
    {
        var meeting = await ReadMeetingAsync(
            $$"""{"id":"e1","start":{"dateTime":"{{start}}","timeZone":"{{zone}}"},"end":{"timeZone":"{{zone}}","dateTime":"2026-11-23T00:00:00.0000000"},"isAllDay":true}""");

        Assert.True(meeting.Kept.IsAllDay);
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 23)), (meeting.Kept.StartDate, meeting.Kept.EndDate));
        Assert.Equal((At(21, 0), At(23, 0)), (meeting.Kept.Start, meeting.Kept.End));
        Assert.Equal(ItemFlags.AllDay, meeting.Seen.Flags);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "Europe/Berlin", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30:00", "Europe/Berlin", "2026-10-25T01:30:00Z")]
    [InlineData("2026-07-01T09:00:00", "Pacific Standard Time", "2026-07-01T16:00:00Z")]
    public async Task Another_zone_than_the_one_asked_for_is_understood(string start, string zone, string expected)
    {
        var meeting = await ReadMeetingAsync(
            $$"""{"id":"e1","start":{"dateTime":"{{start}}","timeZone":"{{zone}}"},"end":{"dateTime":"{{start}}","timeZone":"{{zone}}"} }""");

        Assert.Equal(DateTimeOffset.Parse(expected, null), meeting.Kept.Start);
        Assert.Equal(meeting.Kept.Start, meeting.Kept.End);
    }

    [Theory]
    [InlineData("""{"id":"e1"}""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00","timeZone":"Middle of Nowhere"} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"0001-01-01T00:00:00","timeZone":"Asia/Tokyo"} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"},"end":{"dateTime":"9999-12-31T23:59:59","timeZone":"Pacific Standard Time"} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"once upon a time","timeZone":"UTC"} }""")]
    [InlineData("""{"id":"e1","start":"2026-11-21T10:00:00"}""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"},"end":null}""")]
    [InlineData("""{"start":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"},"end":{"dateTime":"2026-11-21T10:00:00","timeZone":"UTC"} }""")]
    public async Task A_meeting_that_cannot_be_read_counts_as_failed(string json)
    {
        var page = await ReadPageAsync(json, RecordingFilter.KeepAll());

        Assert.Equal((1, 1, 0), (page.Listed, page.Failed, page.Kept.Count));
    }

    [Fact]
    public async Task Asks_in_utc_for_the_window_on_every_page()
    {
        var graph = new GraphStub
        {
            Page = request => CannedHandler.Json(GraphStub.PageOf([], request.Uri.Query.Contains("skip", StringComparison.Ordinal) ? null : $"{GraphStub.Root}/me/calendarView?$skip=1")),
        };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time, options => options.EventsPerPage = 77);

        var results = await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll());

        Assert.Equal([false, true], results.Cast<Page>().Select(page => page.IsLast));
        var query = Uri.UnescapeDataString(handler.Sent[1].Uri.Query);
        Assert.Contains("startDateTime=2025-11-01T00:00:00Z", query, StringComparison.Ordinal);
        Assert.Contains("endDateTime=2026-11-01T00:00:00Z", query, StringComparison.Ordinal);
        Assert.Contains("$top=77", query, StringComparison.Ordinal);
        Assert.DoesNotContain("body", query, StringComparison.OrdinalIgnoreCase);
        Assert.All(handler.Sent, sent => Assert.Contains("outlook.timezone=\"UTC\"", string.Join(',', sent.Prefer), StringComparison.Ordinal));
        Assert.All(handler.Sent, sent => Assert.Contains("IdType=\"ImmutableId\"", string.Join(',', sent.Prefer), StringComparison.Ordinal));
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);

    private async Task<(Meeting Kept, SeenItem Seen)> ReadMeetingAsync(string json)
    {
        var filter = RecordingFilter.KeepAll();
        var page = await ReadPageAsync(json, filter);
        return (Assert.IsType<Meeting>(Assert.Single(page.Kept)), Assert.Single(filter.Seen));
    }

    private async Task<Page> ReadPageAsync(string json, IPageFilter filter)
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(GraphStub.PageOf([json])) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        return Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, filter)));
    }
}
