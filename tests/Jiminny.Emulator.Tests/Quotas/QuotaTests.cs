using System.Net.Http.Headers;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Quotas;

public sealed class QuotaTests
{
    private readonly EmulatedMailbox outlook = Emulation.Outlook();
    private readonly EmulatedMailbox gmail = Emulation.Gmail();

    [Fact]
    public async Task Graph_answers_the_fifth_request_at_once_with_429()
    {
        var emulation = new Emulation(new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(200) }, outlook);
        var client = emulation.GraphClient();
        var running = Enumerable.Range(0, 4).Select(_ => client.Json("me/messages")).ToArray();
        using var refused = await client.GetAsync("me/mailFolders");
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("ApplicationThrottled", error.Code());
        Assert.All(running, r => Assert.False(r.IsCompleted));
        emulation.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(running);
        var again = client.Json("me/messages");
        emulation.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await again;
        var totals = emulation.World.Journal.For(outlook.Key);
        Assert.Equal((6, 1, 5, 5), (totals.Requests, totals.Refused, totals.Units, totals.MaxInFlight));
    }

    [Fact]
    public async Task Another_application_has_its_own_four()
    {
        var emulation = new Emulation(new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(200) }, outlook);
        var mine = emulation.GraphClient();
        var theirs = emulation.Client("https://graph.microsoft.com/v1.0/", emulation.World.IssueToken(outlook.Key, ["Mail.Read"], application: "other"));
        var running = Enumerable.Range(0, 4).SelectMany(_ => new[] { mine.Json("me/messages"), theirs.Json("me/messages") }).ToArray();
        emulation.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task A_request_is_in_flight_until_its_body_is_read()
    {
        var emulation = new Emulation(outlook);
        var client = new HttpClient(emulation.World.CreateHandler()) { BaseAddress = new Uri("https://graph.microsoft.com/v1.0/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulation.World.IssueToken(outlook.Key, ["Mail.Read"]));
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
            open.Add(await client.GetAsync("me/messages", HttpCompletionOption.ResponseHeadersRead));
        using (var fifth = await client.GetAsync("me/messages"))
            Assert.Equal(429, (int)fifth.StatusCode);
        open[0].Dispose();
        await open[1].Content.ReadAsByteArrayAsync();
        foreach (var _ in new int[2])
            open.Add(await client.GetAsync("me/messages", HttpCompletionOption.ResponseHeadersRead));
        Assert.All(open, r => Assert.Equal(200, (int)r.StatusCode));
    }

    [Fact]
    public async Task Graph_counts_mail_and_calendar_together_over_ten_minutes()
    {
        var emulation = new Emulation(new EmulatorOptions { GraphRequestsPerTenMinutes = 3 }, outlook);
        var token = emulation.World.IssueToken(outlook.Key, ["Mail.Read", "Calendars.Read", "User.Read"]);
        var client = emulation.Client("https://graph.microsoft.com/v1.0/", token);
        const string view = "me/calendarView?startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-11-02T00:00:00Z";
        await client.Json("me/messages");
        await client.Json(view);
        await client.Json("me/mailFolders");
        emulation.Clock.Advance(TimeSpan.FromMinutes(4));
        using (var refused = await client.GetAsync(view))
            Assert.Equal((429, TimeSpan.FromMinutes(6)), ((int)refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        await client.Json("me");
        emulation.Clock.Advance(TimeSpan.FromMinutes(6));
        await client.Json("me/messages");
    }

    [Fact]
    public async Task Gmail_counts_units_by_the_minute_and_says_when_to_come_back_in_the_text()
    {
        gmail.Add(new MessageDraft { Mark = 1, ReceivedAt = Emulation.Now });
        var emulation = new Emulation(new EmulatorOptions { GmailUnitsPerMinute = 46 }, gmail);
        var client = emulation.GmailClient();
        await client.Json("gmail/v1/users/me/profile"); // 1
        await client.Json("gmail/v1/users/me/messages"); // 5
        await client.Json("gmail/v1/users/me/messages/0000000000000001"); // 20
        await client.Json("gmail/v1/users/me/messages/0000000000000001?format=minimal"); // 20
        emulation.Clock.Advance(TimeSpan.FromSeconds(15));
        var refused = await client.Json("gmail/v1/users/me/labels", 429);
        Assert.Equal("rateLimitExceeded", refused.Reason());
        Assert.EndsWith("Retry after 2026-11-01T09:01:00.000Z", refused.GetProperty("error").Text("message"), StringComparison.Ordinal);
        emulation.Clock.Advance(TimeSpan.FromSeconds(45));
        await client.Json("gmail/v1/users/me/labels");
        Assert.Equal((6, 1, 47), (emulation.World.Journal.Totals.Requests, emulation.World.Journal.Totals.Refused, emulation.World.Journal.Totals.Units));
    }

    [Fact]
    public async Task Google_may_refuse_with_403_instead()
    {
        var emulation = new Emulation(new EmulatorOptions { GmailUnitsPerMinute = 1, CalendarRequestsPerMinute = 1, GoogleThrottleStatus = 403 }, gmail);
        await emulation.GmailClient().Json("gmail/v1/users/me/labels");
        Assert.Equal("userRateLimitExceeded", (await emulation.GmailClient().Json("gmail/v1/users/me/labels", 403)).Reason());
        await emulation.CalendarClient().Json("calendars/primary/events");
        Assert.Equal("userRateLimitExceeded", (await emulation.CalendarClient().Json("calendars/primary/events", 403)).Reason());
        Assert.Equal(2, emulation.World.Journal.Totals.Refused);
    }

    [Fact]
    public async Task Nothing_is_refused_when_quotas_are_off()
    {
        var emulation = new Emulation(new EmulatorOptions { EnforceQuotas = false, GmailUnitsPerMinute = 1, GraphConcurrency = 1, Latency = TimeSpan.FromSeconds(1) }, outlook, gmail);
        var running = Enumerable.Range(0, 9).SelectMany(_ => new[] { emulation.GraphClient().Json("me/messages"), emulation.GmailClient().Json("gmail/v1/users/me/messages") }).ToArray();
        emulation.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(running);
        Assert.Equal(9, emulation.World.Journal.For(outlook.Key).MaxInFlight);
        Assert.Equal(45, emulation.World.Journal.For(gmail.Key).Units);
    }

    [Fact]
    public async Task On_a_virtual_clock_a_throttled_worker_waits_no_real_time()
    {
        gmail.Add(new MessageDraft { Mark = 1, ReceivedAt = Emulation.Now });
        var emulation = new Emulation(gmail);
        var client = emulation.GmailClient();
        using (emulation.Clock.RegisterWorker())
            for (var done = 0; done < 1_000;)
            {
                using var response = await client.GetAsync("gmail/v1/users/me/messages/0000000000000001?format=minimal");
                if (response.IsSuccessStatusCode)
                    done++;
                else
                    await Task.Delay(TimeSpan.FromSeconds(1), emulation.Clock).WaitAsync(TimeSpan.FromSeconds(20));
            }
        // 300 a minute: three full minutes and the rest in the fourth.
        Assert.Equal(TimeSpan.FromMinutes(3), emulation.Clock.Elapsed);
    }

    [Fact]
    public void Options_out_of_range_are_named_all_at_once()
    {
        var error = Assert.Throws<ArgumentException>(() => new EmulatedWorld([], null, new EmulatorOptions { GraphConcurrency = 0, GoogleThrottleStatus = 500 }));
        Assert.Contains("GraphConcurrency is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("GoogleThrottleStatus is 500", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EmulatedWorld([outlook, outlook]));
    }
}
