using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Google;

public class CalendarSourceTests
{
    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_kept_meeting_carries_what_Google_says()
    {
        var meeting = await ReadMeetingAsync(
            """
            {"id":"e1_20261121T100000Z","iCalUID":"uid-1","recurringEventId":"e1","summary":"Gr\u00fc\u00dfe","status":"confirmed",
            "start":{"dateTime":"2026-11-21T11:00:00+01:00","timeZone":"Europe/Berlin"},"end":{"dateTime":"2026-11-21T11:45:00+01:00","timeZone":"Europe/Berlin"},
            "organizer":{"email":"owner@self.example","displayName":"Owner","self":true},
            "attendees":[{"email":"Customer@x.example","displayName":"Cus, Tomer","responseStatus":"accepted"},{"email":"room@resource.calendar.google.com","resource":true},
                         {"displayName":"no address"},{"email":"owner@self.example","self":true,"organizer":true,"responseStatus":"accepted"}],
            "hangoutLink":"https://meet.example/x","conferenceData":{"notes":[{}],"entryPoints":[{"entryPointType":"phone","uri":"tel:1"},{"uri":"https://meet.example/abc","entryPointType":"video","pin":[1]}]} }
            """);

        Assert.Equal(("e1_20261121T100000Z", "uid-1", "e1", "Grüße"), (meeting.Kept.ProviderId, meeting.Kept.ICalUid, meeting.Kept.SeriesId, meeting.Kept.Subject));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), meeting.Kept.Start);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 45, 0, TimeSpan.Zero), meeting.Kept.End);
        Assert.True(meeting.Kept.IsOrganizer);
        Assert.Equal("https://meet.example/abc", meeting.Kept.JoinUrl);
        Assert.Equal(ItemFlags.Outgoing, meeting.Seen.Flags);
        Assert.Equal(
            [
                new(ParticipantRole.Organizer, "owner@self.example", "Owner"),
                new(ParticipantRole.Attendee, "Customer@x.example", "Cus, Tomer"),
                new(ParticipantRole.Resource, "room@resource.calendar.google.com", null),
                new Participant(ParticipantRole.Attendee, "owner@self.example", null),
            ],
            meeting.Kept.Participants);
    }

    [Theory]
    [InlineData("\"status\":\"cancelled\"", ItemFlags.Cancelled)]
    [InlineData("\"status\":\"tentative\"", ItemFlags.None)]
    [InlineData("\"visibility\":\"private\"", ItemFlags.Private)]
    [InlineData("\"visibility\":\"confidential\"", ItemFlags.Private)]
    [InlineData("\"visibility\":\"public\"", ItemFlags.None)]
    [InlineData("\"attendees\":[{\"email\":\"me@x.example\",\"self\":true,\"responseStatus\":\"declined\"}]", ItemFlags.Declined)]
    [InlineData("\"attendees\":[{\"email\":\"other@x.example\",\"responseStatus\":\"declined\"}]", ItemFlags.None)]
    [InlineData("\"attendeesOmitted\":true", ItemFlags.PartialParticipants)]
    [InlineData("\"attendeesOmitted\":true,\"organizer\":{\"self\":true}", ItemFlags.PartialParticipants | ItemFlags.Outgoing)]
    [InlineData("\"guestsCanSeeOtherGuests\":false", ItemFlags.PartialParticipants)]
    [InlineData("\"guestsCanSeeOtherGuests\":false,\"organizer\":{\"self\":true}", ItemFlags.Outgoing)]
    [InlineData("\"guestsCanSeeOtherGuests\":true", ItemFlags.None)]
    [InlineData("\"organizer\":null,\"attendees\":null,\"conferenceData\":null", ItemFlags.None)]
    public async Task Facts_become_flags(string json, ItemFlags expected)
    {
        var meeting = await ReadMeetingAsync(
            $$"""{"id":"e1",{{json}},"start":{"dateTime":"2026-11-21T10:00:00Z"},"end":{"dateTime":"2026-11-21T11:00:00Z"} }""");

        Assert.Equal(expected, meeting.Seen.Flags);
    }

    [Fact]
    public async Task An_all_day_meeting_is_its_dates()
    {
        var meeting = await ReadMeetingAsync("""{"id":"e1","start":{"date":"2026-11-21","timeZone":"Pacific/Auckland"},"end":{"date":"2026-11-23"},"hangoutLink":"https://meet.example/x"}""");

        Assert.True(meeting.Kept.IsAllDay);
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 23)), (meeting.Kept.StartDate, meeting.Kept.EndDate));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), meeting.Kept.Start);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), meeting.Kept.End);
        Assert.Equal(ItemFlags.AllDay, meeting.Seen.Flags);
        Assert.Equal("https://meet.example/x", meeting.Kept.JoinUrl);
    }

    [Theory]
    [InlineData("""{"id":"e1","status":"cancelled"}""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"soon"} }""")]
    [InlineData("""{"id":"e1","start":{"date":"2026-13-45"} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00Z"} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00Z"},"end":{"dateTime":"2026-11-21T10:00:00Z"},"attendees":{} }""")]
    [InlineData("""{"id":"e1","start":{"dateTime":"2026-11-21T10:00:00Z"},"end":{"dateTime":"2026-11-21T10:00:00Z"},"attendees":["a@x.example"] }""")]
    [InlineData("7")]
    public async Task A_meeting_that_cannot_be_read_counts_as_failed(string json)
    {
        var page = await ReadPageAsync(json, RecordingFilter.KeepAll());

        Assert.Equal((1, 1, 0), (page.Listed, page.Failed, page.Kept.Count));
    }

    [Fact]
    public async Task Asks_for_the_window_page_by_page_and_keeps_the_sync_token()
    {
        var google = new GoogleStub
        {
            Page = request => CannedHandler.Json(request.Uri.Query.Contains("pageToken", StringComparison.Ordinal) ? """{"nextSyncToken":"sync-1"}""" : """{"items":[],"nextPageToken":"page 2"}"""),
        };
        var handler = google.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time, options => options.EventsPerPage = 77);

        var pages = (await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll())).Cast<Page>().ToList();

        Assert.Equal([false, true], pages.Select(page => page.IsLast));
        Assert.Contains("\"sync\":\"sync-1\"", pages[1].Next.State, StringComparison.Ordinal);
        var queries = handler.Sent.Select(sent => Uri.UnescapeDataString(sent.Uri.Query)).ToList();
        Assert.All(handler.Sent, sent => Assert.Equal("/calendar/v3/calendars/primary/events", sent.Uri.AbsolutePath));
        Assert.All(queries, query => Assert.Contains("timeMin=2025-11-01T00:00:00Z", query, StringComparison.Ordinal));
        Assert.All(queries, query => Assert.Contains("timeMax=2026-11-01T00:00:00Z", query, StringComparison.Ordinal));
        Assert.All(queries, query => Assert.Contains("singleEvents=true", query, StringComparison.Ordinal));
        Assert.All(queries, query => Assert.Contains("eventTypes=default&eventTypes=fromGmail", query, StringComparison.Ordinal));
        Assert.All(queries, query => Assert.Contains("maxResults=77", query, StringComparison.Ordinal));
        Assert.All(queries, query => Assert.DoesNotContain("description", query, StringComparison.Ordinal));
        Assert.Contains("pageToken=page 2", queries[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_larger_than_the_window_is_decided_in_parts_and_complete()
    {
        var events = Enumerable.Range(0, 200).Select(i =>
            $$$"""{"id":"e{{{i}}}","summary":"{{{new string('s', i * 7)}}}","start":{"date":"2026-05-01"},"end":{"date":"2026-05-02"},"attendees":[{"email":"r{{{i}}}@x.example"}]}""");
        var google = new GoogleStub { Page = _ => CannedHandler.Json($$"""{"items":[{{string.Join(',', events)}}],"nextSyncToken":"s"}""") };
        using var host = new ConnectorHost(google.Handler(_time), new CannedTokens(), _time, options => options.WindowSize = 1024);
        var filter = RecordingFilter.KeepAll();

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, filter)));

        Assert.True(filter.Calls > 10);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"r{i}@x.example"), page.Kept.Select(item => item.Participants.Single().Address));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 7), page.Kept.Select(item => item.Subject?.Length ?? 0));
    }

    private async Task<(Meeting Kept, SeenItem Seen)> ReadMeetingAsync(string json)
    {
        var filter = RecordingFilter.KeepAll();
        var page = await ReadPageAsync(json, filter);
        return (Assert.IsType<Meeting>(Assert.Single(page.Kept)), Assert.Single(filter.Seen));
    }

    private async Task<Page> ReadPageAsync(string json, IPageFilter filter)
    {
        var google = new GoogleStub { Page = _ => CannedHandler.Json($$"""{"items":[{{json}}],"nextSyncToken":"s"}""") };
        using var host = new ConnectorHost(google.Handler(_time), new CannedTokens(), _time);
        return Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, filter)));
    }
}
