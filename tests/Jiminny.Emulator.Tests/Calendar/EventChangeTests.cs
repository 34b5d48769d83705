using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Calendar;

public sealed class EventChangeTests
{
    private const string Events = "calendars/primary/events";
    private const string Owned = "https://www.googleapis.com/auth/calendar.events.owned";
    private const string Id = "jm0123456789abcdef";

    private readonly EmulatedMailbox mailbox = Emulation.Gmail();

    [Fact]
    public async Task An_event_is_inserted_found_by_its_property_patched_and_deleted()
    {
        var client = new Emulation(mailbox).CalendarClient(Owned);
        var before = (await client.Json(Events)).Text("nextSyncToken");
        var made = await Send(client, HttpMethod.Post, Events, Task());
        Assert.Equal((Id, "Call", "confirmed", "2026-12-01T09:00:00Z"), (made.Text("id"), made.Text("summary"), made.Text("status"), made.GetProperty("start").Text("dateTime")));
        Assert.Equal(Id, Assert.Single((await client.Json($"{Events}?privateExtendedProperty=task%3D7")).List("items")).Text("id"));
        Assert.Empty((await client.Json($"{Events}?privateExtendedProperty=task%3D8")).List("items"));

        var patched = await Send(client, HttpMethod.Patch, $"{Events}/{Id}", new JsonObject { ["summary"] = "Call again" });
        Assert.Equal(("Call again", "2026-12-01T09:00:00Z"), (patched.Text("summary"), patched.GetProperty("start").Text("dateTime")));
        Assert.Equal("7", patched.GetProperty("extendedProperties").GetProperty("private").Text("task"));
        Assert.Equal("Call again", Assert.Single((await client.Json($"{Events}?syncToken={before}")).List("items")).Text("summary"));

        await Send(client, HttpMethod.Delete, $"{Events}/{Id}", null, 204);
        Assert.Empty((await client.Json(Events)).List("items"));
        Assert.Empty(mailbox.Events);
    }

    [Fact]
    public async Task An_id_is_taken_once_and_for_all()
    {
        var client = new Emulation(mailbox).CalendarClient(Owned);
        await Send(client, HttpMethod.Post, Events, Task());
        Assert.Equal("duplicate", (await Send(client, HttpMethod.Post, Events, Task(), 409)).Reason());
        await Send(client, HttpMethod.Delete, $"{Events}/{Id}", null, 204);
        Assert.Equal("deleted", (await Send(client, HttpMethod.Delete, $"{Events}/{Id}", null, 410)).Reason());
        Assert.Equal("duplicate", (await Send(client, HttpMethod.Post, Events, Task(), 409)).Reason());
        Assert.Equal("cancelled", (await Send(client, HttpMethod.Patch, $"{Events}/{Id}", new JsonObject { ["summary"] = "x" })).Text("status"));
        Assert.Equal("notFound", (await Send(client, HttpMethod.Patch, $"{Events}/other", new JsonObject(), 404)).Reason());
    }

    [Fact]
    public async Task Nonsense_and_too_narrow_scopes_are_refused()
    {
        var emulation = new Emulation(mailbox);
        var client = emulation.CalendarClient(Owned);
        Assert.Equal("invalid", (await Send(client, HttpMethod.Post, Events, Task("UPPER"), 400)).Reason());
        Assert.Equal("required", (await Send(client, HttpMethod.Post, Events, new JsonObject(), 400)).Reason());
        Assert.Equal("parseError", (await Send(client, HttpMethod.Post, Events, new JsonArray(), 400)).Reason());
        Assert.Equal("insufficientPermissions", (await Send(emulation.CalendarClient(), HttpMethod.Post, Events, Task(), 403)).Reason());
    }

    private static JsonObject Task(string id = Id) => new()
    {
        ["id"] = id,
        ["summary"] = "Call",
        ["start"] = new JsonObject { ["dateTime"] = "2026-12-01T10:00:00+01:00" },
        ["end"] = new JsonObject { ["dateTime"] = "2026-12-01T10:30:00+01:00" },
        ["extendedProperties"] = new JsonObject { ["private"] = new JsonObject { ["task"] = "7" } },
    };

    private static async Task<JsonElement> Send(HttpClient client, HttpMethod method, string target, JsonNode? body, int status = 200)
    {
        using var request = new HttpRequestMessage(method, target) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
