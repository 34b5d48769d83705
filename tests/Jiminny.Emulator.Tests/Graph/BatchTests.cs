using System.Text;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class BatchTests
{
    private readonly EmulatedMailbox outlook = Emulation.Outlook();
    private readonly Emulation emulation;

    public BatchTests()
    {
        outlook.Add(new MessageDraft { ReceivedAt = Emulation.Now, Subject = "one" });
        emulation = new Emulation(outlook);
    }

    [Fact]
    public async Task Each_step_has_its_own_answer_under_its_own_id()
    {
        var answers = await Send(200, Step("a", "/me/messages?$select=subject"), Step("b", "me/mailFolders/nowhere"), Step("c", "/me"));
        Assert.Equal([("a", 200), ("b", 400), ("c", 403)], answers.Select(r => (r.Text("id"), r.GetProperty("status").GetInt32())).Order());
        var list = answers.Single(r => r.Text("id") == "a").GetProperty("body").List("value");
        Assert.Equal("one", Assert.Single(list).Text("subject"));
        // Steps served are charged each; the one without the scope was refused before.
        Assert.Equal((3, 2), (emulation.World.Journal.For(outlook.Key).Requests, emulation.World.Journal.For(outlook.Key).Units));
    }

    [Fact]
    public async Task Headers_count_per_step()
    {
        var answers = await Send(200, Step("a", "/me/messages?$select=id"), Step("b", "/me/messages?$select=id", prefer: "IdType=\\\"ImmutableId\\\""));
        var ids = answers.Select(r => r.GetProperty("body").List("value")[0].Text("id")).ToList();
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task What_depends_on_a_failure_fails()
    {
        var answers = await Send(200, Step("1", "/me/mailFolders/nowhere"), Step("2", "/me/messages", dependsOn: "1"), Step("3", "/me/messages"));
        Assert.Equal([("1", 400), ("2", 424), ("3", 200)], answers.Select(r => (r.Text("id"), r.GetProperty("status").GetInt32())).Order());
    }

    [Fact]
    public async Task Four_steps_run_at_once_so_a_request_beside_them_makes_one_fail()
    {
        var slow = new Emulation(new EmulatorOptions { Latency = TimeSpan.FromSeconds(1) }, outlook);
        var client = slow.GraphClient();
        var beside = client.Json("me/messages");
        var batch = Post(client, [.. Enumerable.Range(0, 8).Select(i => Step($"{i}", "/me/messages"))]);
        for (var i = 0; i < 3; i++)
            slow.Clock.Advance(TimeSpan.FromSeconds(1));
        await beside;
        using var response = await batch;
        var answers = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.List("responses");
        var refused = Assert.Single(answers, r => r.GetProperty("status").GetInt32() == 429);
        Assert.Equal(("3", "1"), (refused.Text("id"), refused.GetProperty("headers").Text("Retry-After")));
    }

    [Fact]
    public async Task A_malformed_batch_is_refused_as_a_whole()
    {
        await Send(400, [.. Enumerable.Range(0, 21).Select(i => Step($"{i}", "/me/messages"))]);
        await Send(400, Step("a", "/me/messages"), Step("A", "/me/messages"));
        await Send(400, Step("a", "https://graph.microsoft.com/v1.0/me/messages"));
        await Send(400, Step("a", "/me/messages", dependsOn: "b"), Step("b", "/me/messages"));
        await Send(400);
        using var get = await emulation.GraphClient().GetAsync("$batch");
        Assert.Equal(400, (int)get.StatusCode);
        var nested = await Send(200, Step("a", "/$batch"));
        Assert.Equal(400, nested[0].GetProperty("status").GetInt32());
    }

    private static string Step(string id, string url, string? prefer = null, string? dependsOn = null)
    {
        var headers = prefer is null ? "" : $",\"headers\":{{\"Prefer\":\"{prefer}\"}}";
        var waits = dependsOn is null ? "" : $",\"dependsOn\":[\"{dependsOn}\"]";
        return $"{{\"id\":\"{id}\",\"method\":\"GET\",\"url\":\"{url}\"{headers}{waits}}}";
    }

    private async Task<List<JsonElement>> Send(int status, params string[] steps)
    {
        using var response = await Post(emulation.GraphClient(), steps);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, text);
        return status == 200 ? JsonDocument.Parse(text).RootElement.List("responses") : [];
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string[] steps) =>
        client.PostAsync("%24batch", new StringContent($"{{\"requests\":[{string.Join(',', steps)}]}}", Encoding.UTF8, "application/json"));
}
