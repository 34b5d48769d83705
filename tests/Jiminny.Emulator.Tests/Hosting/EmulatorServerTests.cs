using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Jiminny.Emulator.Tests.Hosting;

public sealed class EmulatorServerTests
{
    [Fact]
    public async Task Both_hosts_answer_alike()
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "zoe@harbour.example");
        for (var i = 0; i < 25; i++)
            mailbox.Add(new MessageDraft { ReceivedAt = DateTimeOffset.UnixEpoch.AddDays(i), From = new EmulatedAddress("a@b.example", "A"), Subject = "s" + i });
        var world = new EmulatedWorld([mailbox]);
        await using var server = await EmulatorServer.StartAsync(world);
        var token = world.IssueToken(mailbox.Key, ["Mail.ReadBasic"]);
        using var http = new HttpClient { BaseAddress = server.GraphBaseUri };
        using var direct = new HttpClient(world.CreateHandler()) { BaseAddress = server.GraphBaseUri };
        foreach (var client in new[] { http, direct })
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var target = "me/messages?%24select=subject,from,receivedDateTime&$top=10&$count=true&$filter=receivedDateTime ge 1970-01-03T00:00:00Z";
        var a = await http.GetStringAsync(target);
        var b = await direct.GetStringAsync(target);
        Assert.Equal(a, b);
        var json = JsonDocument.Parse(a).RootElement;
        Assert.Equal(23, json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(10, json.GetProperty("value").GetArrayLength());
        var next = await http.GetFromJsonAsync<JsonElement>(json.GetProperty("@odata.nextLink").GetString());
        Assert.Equal("s14", next.GetProperty("value")[0].GetProperty("subject").GetString());
        Assert.Equal(0, world.Journal.Entries().Count(e => e.Status != 200));
    }
}
