using System.Globalization;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class CalendarViewTests
{
    private const string Window = "startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-11-01T00:00:00Z";

    private readonly EmulatedMailbox mailbox = Emulation.Outlook("Europe/London");

    [Fact]
    public async Task A_series_shows_as_occurrences_with_exceptions_and_without_deleted_ones()
    {
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 3, 22, 10, 0, 0), End = new DateTime(2027, 3, 22, 11, 0, 0), Subject = "Weekly",
            Recurrence = new EventRecurrence(RecurrenceFrequency.Weekly)
            {
                Count = 4,
                Changes = [new OccurrenceChange(new DateOnly(2027, 3, 29), Deleted: true), new OccurrenceChange(new DateOnly(2027, 4, 5), Deleted: false, TimeSpan.FromHours(2), "Moved")],
            },
        });
        var items = (await View(Window)).ConvertAll(e => (e.GetProperty("start").Text("dateTime")[..16], e.Text("type"), e.Text("subject")));
        // London goes over to summer time on 28 March: ten o'clock there is nine UTC from then on.
        Assert.Equal([("2027-03-22T10:00", "occurrence", "Weekly"), ("2027-04-05T11:00", "exception", "Moved"), ("2027-04-12T09:00", "occurrence", "Weekly")], items);
        var all = await View(Window);
        Assert.Single(all.Select(e => e.Text("seriesMasterId")).Distinct());
        Assert.Equal(3, all.Select(e => e.Text("iCalUId")).Distinct().Count());
        Assert.Equal(3, all.Select(e => e.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task Whole_days_stay_dates_in_every_zone()
    {
        mailbox.Add(new EventDraft { Start = new DateTime(2027, 6, 1), End = new DateTime(2027, 6, 3), IsAllDay = true });
        foreach (var zone in new[] { null, "Pacific Standard Time", "Asia/Kolkata" })
        {
            var item = Assert.Single(await View(Window, zone));
            Assert.Equal(("2027-06-01T00:00:00.0000000", "2027-06-03T00:00:00.0000000"), (item.GetProperty("start").Text("dateTime"), item.GetProperty("end").Text("dateTime")));
            Assert.Equal(zone ?? "UTC", item.GetProperty("start").Text("timeZone"));
        }
    }

    [Fact]
    public async Task Times_come_in_the_zone_asked_for()
    {
        mailbox.Add(new EventDraft { Start = new DateTime(2027, 6, 1, 10, 0, 0), End = new DateTime(2027, 6, 1, 11, 0, 0) });
        Assert.Equal("2027-06-01T09:00:00.0000000", Assert.Single(await View(Window)).GetProperty("start").Text("dateTime"));
        Assert.Equal("2027-06-01T02:00:00.0000000", Assert.Single(await View(Window, "Pacific Standard Time")).GetProperty("start").Text("dateTime"));
        Assert.Equal("Europe/London", Assert.Single(await View(Window)).Text("originalStartTimeZone"));
    }

    [Fact]
    public async Task The_window_takes_what_overlaps_it()
    {
        foreach (var (start, minutes) in new[] { ("2026-10-31T23:00:00", 60), ("2026-10-31T23:30:00", 60), ("2026-11-01T00:00:00", 0), ("2026-11-01T12:00:00", 30), ("2026-11-02T00:00:00", 30) })
        {
            var begin = DateTime.Parse(start, CultureInfo.InvariantCulture);
            mailbox.Add(new EventDraft { Start = begin, End = begin.AddMinutes(minutes), Subject = start[..16], TimeZone = "UTC" });
        }
        var found = (await View("startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-11-02T00:00:00Z")).ConvertAll(e => e.Text("subject"));
        Assert.Equal(["2026-10-31T23:30", "2026-11-01T00:00", "2026-11-01T12:00"], found);
    }

    [Fact]
    public async Task People_are_shown_with_type_answer_and_role()
    {
        var owner = new EmulatedAddress("zoe.field@harbour.example", "Zoe Field");
        var other = new EmulatedAddress("bo@other.example", "Bo");
        var room = new EmulatedAttendee(new EmulatedAddress("room@harbour.example")) { Resource = true };
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 1, 1, 10, 0, 0), End = new DateTime(2027, 1, 1, 11, 0, 0), Organizer = other, Sensitivity = EventSensitivity.Confidential, IsCancelled = true, Subject = "Plan",
            Attendees = [new EmulatedAttendee(owner) { Response = EventResponse.Declined }, new EmulatedAttendee(other) { Optional = true }, room],
        });
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 1, 2, 10, 0, 0), End = new DateTime(2027, 1, 2, 11, 0, 0), Organizer = other, HidesGuests = true,
            Attendees = [new EmulatedAttendee(owner), new EmulatedAttendee(new EmulatedAddress("hidden@else.example"))],
        });
        var items = await View(Window);
        Assert.Equal("declined", items[0].GetProperty("responseStatus").Text("response"));
        Assert.Equal(["required", "optional", "resource"], items[0].List("attendees").ConvertAll(a => a.Text("type")));
        Assert.Equal(("Canceled: Plan", "confidential", true, false),
            (items[0].Text("subject"), items[0].Text("sensitivity"), items[0].GetProperty("isCancelled").GetBoolean(), items[0].GetProperty("isOrganizer").GetBoolean()));
        Assert.Equal("zoe.field@harbour.example", Assert.Single(items[1].List("attendees")).GetProperty("emailAddress").Text("address"));
        Assert.True(items[1].GetProperty("hideAttendees").GetBoolean());
    }

    [Fact]
    public async Task It_pages_and_checks_its_window()
    {
        for (var i = 0; i < 25; i++)
            mailbox.Add(new EventDraft { Start = new DateTime(2027, 1, 1).AddDays(i), End = new DateTime(2027, 1, 1, 1, 0, 0).AddDays(i), Subject = $"{i}" });
        var client = new Emulation(mailbox).GraphClient("Calendars.ReadBasic", checkRequests: false);
        var first = await client.Json($"me/calendarView?{Window}&$select=subject");
        Assert.Equal(10, first.List("value").Count);
        Assert.Equal("10", (await client.Json(first.Text("@odata.nextLink"))).List("value")[0].Text("subject"));
        Assert.Equal("ErrorInvalidParameter", (await client.Json("me/calendarView?startDateTime=2026-11-01T00:00:00Z", 400)).Code());
        Assert.Equal("ErrorCalendarViewRangeTooBig", (await client.Json("me/calendarView?startDateTime=2020-11-01T00:00:00Z&endDateTime=2026-11-01T00:00:00Z", 400)).Code());
        Assert.Equal(25, (await client.Json($"me/calendar/calendarView?{Window}&$top=1000")).List("value").Count);
        Assert.False((await client.Json($"me/calendarView?{Window}&$top=1")).List("value")[0].TryGetProperty("body", out _));
    }

    private async Task<List<System.Text.Json.JsonElement>> View(string window, string? zone = null)
    {
        var client = new Emulation(mailbox).GraphClient("Calendars.Read");
        if (zone is not null)
            client.DefaultRequestHeaders.Add("Prefer", $"outlook.timezone=\"{zone}\"");
        return (await client.Json($"me/calendarView?{window}&$top=100")).List("value");
    }
}
