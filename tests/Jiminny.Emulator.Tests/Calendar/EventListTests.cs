using System.Globalization;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Calendar;

public sealed class EventListTests
{
    private const string Events = "calendars/primary/events";
    private const string Window = "singleEvents=true&timeMin=2026-11-01T00:00:00Z&timeMax=2027-11-01T00:00:00Z";

    private readonly EmulatedMailbox mailbox = Emulation.Gmail("America/New_York");

    [Fact]
    public async Task The_window_bounds_end_and_start_exclusively()
    {
        foreach (var (start, minutes) in new[] { ("2026-10-31T23:00:00", 60), ("2026-10-31T23:30:00", 60), ("2026-11-01T12:00:00", 30), ("2026-11-02T00:00:00", 30) })
        {
            var begin = DateTime.Parse(start, CultureInfo.InvariantCulture);
            mailbox.Add(new EventDraft { Start = begin, End = begin.AddMinutes(minutes), TimeZone = "UTC", Subject = start });
        }
        var client = new Emulation(mailbox).CalendarClient();
        async Task<IEnumerable<string>> Find(string times) => (await client.Json($"{Events}?singleEvents=true&orderBy=startTime&{times}")).List("items").Select(e => e.Text("summary"));
        Assert.Equal(["2026-10-31T23:30:00", "2026-11-01T12:00:00"], await Find("timeMin=2026-11-01T00:00:00Z&timeMax=2026-11-02T00:00:00Z"));
        Assert.Equal(["2026-10-31T23:30:00", "2026-11-01T12:00:00"], await Find("timeMin=2026-11-01T02:00:00.999%2B02:00&timeMax=2026-11-02T00:00:00Z"));
        Assert.Equal("timeRangeEmpty", (await client.Json($"{Events}?timeMin=2026-11-02T00:00:00Z&timeMax=2026-11-02T00:00:00Z", 400)).Reason());
        Assert.Equal("badRequest", (await client.Json($"{Events}?timeMin=2026-11-02T00:00:00", 400)).Reason());
        Assert.Equal("badRequest", (await client.Json($"{Events}?orderBy=startTime", 400)).Reason());
    }

    [Fact]
    public async Task Whole_days_count_in_the_calendars_zone()
    {
        mailbox.Add(new EventDraft { Start = new DateTime(2026, 11, 1), End = new DateTime(2026, 11, 2), IsAllDay = true });
        var client = new Emulation(mailbox).CalendarClient();
        // In New York the day ends at 05:00 UTC of the next one.
        var item = Assert.Single((await client.Json($"{Events}?singleEvents=true&timeMin=2026-11-02T04:00:00Z")).List("items"));
        Assert.Equal(("2026-11-01", "2026-11-02"), (item.GetProperty("start").Text("date"), item.GetProperty("end").Text("date")));
        Assert.Empty((await client.Json($"{Events}?singleEvents=true&timeMin=2026-11-02T05:00:00Z")).List("items"));
    }

    [Fact]
    public async Task A_series_is_one_item_or_its_instances()
    {
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 3, 8, 10, 0, 0), End = new DateTime(2027, 3, 8, 10, 30, 0), Subject = "Weekly",
            Recurrence = new EventRecurrence(RecurrenceFrequency.Weekly) { Count = 3, Changes = [new OccurrenceChange(new DateOnly(2027, 3, 22), Deleted: true)] },
        });
        var client = new Emulation(mailbox).CalendarClient();
        var master = Assert.Single((await client.Json(Events)).List("items"));
        Assert.Equal("RRULE:FREQ=WEEKLY;COUNT=3", Assert.Single(master.List("recurrence")).GetString());
        var instances = (await client.Json($"{Events}?{Window}")).List("items");
        // New York goes over to summer time on 14 March.
        Assert.Equal(["2027-03-08T10:00:00-05:00", "2027-03-15T10:00:00-04:00"], instances.Select(e => e.GetProperty("start").Text("dateTime")));
        Assert.Equal($"{master.Text("id")}_20270315T140000Z", instances[1].Text("id"));
        Assert.All(instances, e => Assert.Equal((master.Text("id"), master.Text("iCalUID")), (e.Text("recurringEventId"), e.Text("iCalUID"))));
        var withDeleted = (await client.Json($"{Events}?{Window}&showDeleted=true")).List("items");
        Assert.Equal(["confirmed", "confirmed", "cancelled"], withDeleted.Select(e => e.Text("status")));
    }

    [Fact]
    public async Task Pages_are_cut_before_kinds_are_sorted_out_and_the_last_carries_the_sync_token()
    {
        for (var i = 0; i < 30; i++)
            mailbox.Add(new EventDraft { Start = new DateTime(2027, 1, 1, 9, 0, 0).AddDays(i), End = new DateTime(2027, 1, 1, 10, 0, 0).AddDays(i), Kind = i < 10 ? EventKind.FocusTime : EventKind.Default });
        var client = new Emulation(mailbox).CalendarClient();
        var sizes = new List<int>();
        JsonElement page = default;
        for (string? token = ""; token is not null; token = page.TryGetProperty("nextPageToken", out var next) ? $"&pageToken={next.GetString()}" : null)
        {
            page = await client.Json($"{Events}?{Window}&eventTypes=default&eventTypes=fromGmail&maxResults=10{token}");
            sizes.Add(page.List("items").Count);
            Assert.NotEqual(page.TryGetProperty("nextPageToken", out _), page.TryGetProperty("nextSyncToken", out _));
        }
        Assert.Equal([0, 10, 10], sizes);
        Assert.Equal("badRequest", (await new Emulation(mailbox).CalendarClient(checkRequests: false).Json($"{Events}?eventTypes=party", 400)).Reason());
    }

    [Fact]
    public async Task A_sync_token_brings_what_changed_since()
    {
        var kept = mailbox.Add(Meeting("kept"));
        var doomed = mailbox.Add(Meeting("doomed"));
        var client = new Emulation(mailbox).CalendarClient();
        var token = (await client.Json($"{Events}?singleEvents=true")).Text("nextSyncToken");
        Assert.Empty((await client.Json($"{Events}?singleEvents=true&syncToken={Uri.EscapeDataString(token)}")).List("items"));
        mailbox.Delete(doomed);
        mailbox.Replace(kept, Meeting("changed"));
        var items = (await client.Json($"{Events}?singleEvents=true&syncToken={Uri.EscapeDataString(token)}")).List("items");
        Assert.Equal(["cancelled", "changed"], items.Select(e => e.Text("status") == "cancelled" ? "cancelled" : e.Text("summary")).Order());
        Assert.Equal(["kind", "etag", "id", "status"], items.Single(e => e.Text("status") == "cancelled").EnumerateObject().Select(p => p.Name));
        Assert.Equal("badRequest", (await client.Json($"{Events}?syncToken={Uri.EscapeDataString(token)}&timeMin=2026-11-01T00:00:00Z", 400)).Reason());
        Assert.Equal("fullSyncRequired", (await client.Json($"{Events}?syncToken=nonsense", 410)).Reason());
    }

    [Fact]
    public async Task A_sync_token_keeps_to_its_window_and_tells_what_left_it()
    {
        var moved = mailbox.Add(Meeting("moved away"));
        var series = mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 2, 1, 9, 0, 0), End = new DateTime(2027, 2, 1, 10, 0, 0), Subject = "series", Recurrence = new EventRecurrence(RecurrenceFrequency.Daily) { Count = 3 },
        });
        var client = new Emulation(mailbox).CalendarClient();
        var token = Uri.EscapeDataString((await client.Json($"{Events}?{Window}")).Text("nextSyncToken"));
        mailbox.Add(new EventDraft { Start = new DateTime(2028, 1, 1), End = new DateTime(2028, 1, 2), Subject = "beyond" });
        mailbox.Replace(moved, new EventDraft { Start = new DateTime(2028, 1, 4), End = new DateTime(2028, 1, 5), Subject = "moved away" });
        mailbox.Replace(series, new EventDraft
        {
            Start = new DateTime(2027, 2, 1, 9, 0, 0), End = new DateTime(2027, 2, 1, 10, 0, 0), Subject = "shorter", Recurrence = new EventRecurrence(RecurrenceFrequency.Daily) { Count = 2 },
        });
        var changes = await client.Json($"{Events}?singleEvents=true&syncToken={token}");
        Assert.Equal(
            ["cancelled", "moved away", "shorter", "shorter"],
            changes.List("items").Select(e => e.TryGetProperty("summary", out var summary) ? summary.GetString() : e.Text("status")).Order());
        Assert.Empty((await client.Json($"{Events}?singleEvents=true&syncToken={Uri.EscapeDataString(changes.Text("nextSyncToken"))}")).List("items"));
        mailbox.ForgetChanges();
        Assert.Equal("fullSyncRequired", (await client.Json($"{Events}?singleEvents=true&syncToken={token}", 410)).Reason());
    }

    [Fact]
    public async Task One_event_is_found_by_its_id_whether_single_series_or_instance()
    {
        var single = mailbox.Add(Meeting("single"));
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 2, 1, 9, 0, 0), End = new DateTime(2027, 2, 1, 10, 0, 0), Subject = "series", Recurrence = new EventRecurrence(RecurrenceFrequency.Daily) { Count = 3 },
        });
        var client = new Emulation(mailbox).CalendarClient();
        var listed = (await client.Json($"{Events}?{Window}")).List("items");
        foreach (var item in listed)
            Assert.Equal(item.GetRawText(), (await client.Json($"{Events}/{item.Text("id")}")).GetRawText());
        var id = listed.Single(e => e.Text("summary") == "single").Text("id");
        Assert.True((await client.Json($"{Events}/{listed[^1].Text("recurringEventId")}?fields=recurrence")).TryGetProperty("recurrence", out _));
        mailbox.Delete(single);
        Assert.Equal("cancelled", (await client.Json($"{Events}/{id}")).Text("status"));
        Assert.Equal("notFound", (await client.Json($"{Events}/nonsense", 404)).Reason());
    }

    [Fact]
    public async Task Guests_are_shown_as_far_as_they_may_be_seen()
    {
        var owner = new EmulatedAddress("mia.stone@harbour.example", "Mia Stone");
        var other = new EmulatedAddress("bo@other.example", "Bo");
        var room = new EmulatedAttendee(new EmulatedAddress("c_1@resource.calendar.google.com")) { Resource = true };
        mailbox.Add(Meeting("open", other, false, new EmulatedAttendee(owner) { Response = EventResponse.Declined }, new EmulatedAttendee(other), room));
        mailbox.Add(Meeting("hidden", other, true, new EmulatedAttendee(owner), new EmulatedAttendee(new EmulatedAddress("secret@else.example"))));
        mailbox.Add(Meeting("alone", null, false));
        mailbox.Add(Meeting("off", other, false, new EmulatedAttendee(owner)));
        var client = new Emulation(mailbox).CalendarClient();
        var items = (await client.Json($"{Events}?{Window}")).List("items").ToDictionary(e => e.Text("summary"));
        Assert.Equal(3, items.Count);
        var guests = items["open"].List("attendees");
        Assert.Equal(("declined", true), (guests[0].Text("responseStatus"), guests[0].GetProperty("self").GetBoolean()));
        Assert.True(guests[1].GetProperty("organizer").GetBoolean());
        Assert.True(guests[2].GetProperty("resource").GetBoolean());
        Assert.Equal("mia.stone@harbour.example", Assert.Single(items["hidden"].List("attendees")).Text("email"));
        Assert.False(items["alone"].TryGetProperty("attendees", out _));
        Assert.True(items["alone"].GetProperty("organizer").GetProperty("self").GetBoolean());
        var few = (await client.Json($"{Events}?{Window}&maxAttendees=1")).List("items").Single(e => e.Text("summary") == "open");
        Assert.True(few.GetProperty("attendeesOmitted").GetBoolean());
        Assert.Single(few.List("attendees"));
        Assert.Equal(4, (await client.Json($"{Events}?{Window}&showDeleted=true")).List("items").Count);
        Assert.Equal("notFound", (await client.Json("calendars/somebody@else.example/events", 404)).Reason());
        Assert.Equal(3, (await client.Json($"calendars/mia%40harbour.example/events?{Window}")).List("items").Count);
    }

    [Fact]
    public async Task Fields_reach_into_items()
    {
        mailbox.Add(Meeting("one"));
        var page = await new Emulation(mailbox).CalendarClient().Json($"{Events}?{Window}&fields=items(id,start/dateTime),nextPageToken");
        Assert.Equal(["items"], page.EnumerateObject().Select(p => p.Name));
        var item = Assert.Single(page.List("items"));
        Assert.Equal(["id", "start"], item.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["dateTime"], item.GetProperty("start").EnumerateObject().Select(p => p.Name));
    }

    private static EventDraft Meeting(string subject, EmulatedAddress? organizer = null, bool hidden = false, params EmulatedAttendee[] guests) => new()
    {
        Start = new DateTime(2027, 1, 4, 10, 0, 0), End = new DateTime(2027, 1, 4, 11, 0, 0), Subject = subject, Organizer = organizer, HidesGuests = hidden, Attendees = guests,
        IsCancelled = subject == "off", MeetingUrl = "https://meet.example/abc", Location = "Quay",
    };
}
