using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class CalendarDeltaTests
{
    private const string Window = "startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z";

    private readonly EmulatedMailbox mailbox = Emulation.Outlook("Europe/Berlin");
    private readonly EmulatedEvent single;
    private readonly EmulatedEvent series;
    private readonly HttpClient client;

    public CalendarDeltaTests()
    {
        single = mailbox.Add(Draft(new DateTime(2026, 11, 3, 9, 0, 0), "single"));
        series = mailbox.Add(Draft(new DateTime(2026, 11, 2, 9, 0, 0), "series", new EventRecurrence(RecurrenceFrequency.Weekly)
        {
            Count = 3, Changes = [new OccurrenceChange(new DateOnly(2026, 11, 9), Deleted: false, TimeSpan.FromHours(1), "moved")],
        }));
        client = new Emulation(mailbox).GraphClient("Calendars.Read");
        client.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\", odata.maxpagesize=2");
    }

    [Fact]
    public async Task The_first_round_lists_the_window_with_stripped_occurrences()
    {
        var (items, _) = await Round($"me/calendarView/delta?{Window}");
        Assert.Equal(["singleInstance", "occurrence", "exception", "occurrence"], items.Select(i => i.Text("type")));
        Assert.Equal(
            ["@odata.etag", "@odata.type", "end", "id", "seriesMasterId", "start", "type"],
            items[1].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("moved", items[2].Text("subject"));
        Assert.True(items[0].TryGetProperty("body", out _));
    }

    [Fact]
    public async Task Later_rounds_name_what_changed_and_remove_what_left_the_window()
    {
        var (_, link) = await Round($"me/calendarView/delta()?{Window}");
        Assert.Empty((await Round(link)).Items);
        mailbox.Replace(single, Draft(new DateTime(2026, 11, 4, 9, 0, 0), "changed"));
        mailbox.Replace(series, Draft(new DateTime(2026, 11, 2, 9, 0, 0), "series", new EventRecurrence(RecurrenceFrequency.Weekly) { Count = 2 }));
        mailbox.Add(Draft(new DateTime(2027, 5, 1, 9, 0, 0), "outside"));

        var (changes, next) = await Round(link);

        Assert.Equal("changed", Assert.Single(changes, c => c.TryGetProperty("subject", out _)).Text("subject"));
        Assert.Equal(2, changes.Count(c => c.TryGetProperty("type", out var type) && type.ValueEquals("occurrence")));
        // The third occurrence, and the event nobody has ever seen.
        Assert.Equal(2, changes.Count(c => c.TryGetProperty("@removed", out _)));
        Assert.Empty((await Round(next)).Items);
        mailbox.ForgetDeltas();
        Assert.Equal("SyncStateNotFound", (await client.Json(next, 410)).Code());
    }

    [Theory]
    [InlineData("$select=subject", "ErrorInvalidUrlQuery")]
    [InlineData("$top=5", "ErrorInvalidUrlQuery")]
    [InlineData("$filter=isCancelled eq true", "ErrorInvalidUrlQuery")]
    public async Task Query_options_are_refused(string option, string code) =>
        Assert.Equal(code, (await client.Json($"me/calendarView/delta?{Window}&{option}", 400)).Code());

    [Fact]
    public async Task A_series_and_its_occurrences_are_read_by_id()
    {
        var (items, _) = await Round($"me/calendarView/delta?{Window}");
        var id = items[1].Text("seriesMasterId");
        var master = await client.Json($"me/events/{id}?$select=subject,type");
        Assert.Equal(("series", "seriesMaster"), (master.Text("subject"), master.Text("type")));
        var occurrence = await client.Json($"me/events/{items[1].Text("id")}?$select=subject,type,seriesMasterId");
        Assert.Equal(("series", "occurrence", id), (occurrence.Text("subject"), occurrence.Text("type"), occurrence.Text("seriesMasterId")));
        var all = (await client.Json($"me/events/{id}/instances?{Window}&$select=subject&$top=50")).List("value");
        Assert.Equal(["series", "moved", "series"], all.Select(i => i.Text("subject")));
        Assert.Equal("ErrorInvalidIdMalformed", (await client.Json("me/events/nonsense", 400)).Code());
        mailbox.Delete(series);
        Assert.Equal("ErrorItemNotFound", (await client.Json($"me/events/{id}/instances?{Window}", 404)).Code());
        Assert.Equal("ErrorItemNotFound", (await client.Json($"me/events/{id}", 404)).Code());
    }

    [Fact]
    public async Task Details_of_an_online_meeting_are_the_organizers()
    {
        const string own = "https://teams.example/l/meetup-join/19%3ameeting_own%40thread.v2/0";
        const string foreign = "https://teams.example/l/meetup-join/19%3ameeting_foreign%40thread.v2/0";
        mailbox.Add(new EventDraft { Start = new DateTime(2026, 11, 5, 9, 0, 0), End = new DateTime(2026, 11, 5, 10, 0, 0), MeetingUrl = own });
        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2026, 11, 5, 9, 0, 0), End = new DateTime(2026, 11, 5, 10, 0, 0), MeetingUrl = foreign, Organizer = new EmulatedAddress("x@customer.example"),
        });
        var meetings = new Emulation(mailbox).GraphClient("OnlineMeetings.Read");
        var found = Assert.Single((await meetings.Json(Path(own))).List("value"));
        Assert.Equal((own, "2026-11-05T08:00:00Z"), (found.Text("joinWebUrl"), found.Text("startDateTime")));
        Assert.Equal("Forbidden", (await meetings.Json(Path(foreign), 403)).Code());
        Assert.Equal("NotFound", (await meetings.Json(Path("https://teams.example/other"), 404)).Code());
        Assert.Equal("InvalidArgument", (await meetings.Json("me/onlineMeetings", 400)).Code());

        static string Path(string url) => $"me/onlineMeetings?$filter=JoinWebUrl%20eq%20'{Uri.EscapeDataString(url)}'";
    }

    private static EventDraft Draft(DateTime start, string subject, EventRecurrence? recurrence = null) => new()
    {
        Start = start, End = start.AddHours(1), Subject = subject, Recurrence = recurrence, Attendees = [new EmulatedAttendee(new EmulatedAddress("c@customer.example", "Cus"))],
    };

    private async Task<(List<JsonElement> Items, string DeltaLink)> Round(string path)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await client.Json(path);
            items.AddRange(page.List("value"));
            if (page.TryGetProperty("@odata.deltaLink", out var link))
                return (items, link.GetString()!);
            path = page.Text("@odata.nextLink");
        }
    }
}
