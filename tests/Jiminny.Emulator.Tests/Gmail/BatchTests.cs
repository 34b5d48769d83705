using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Gmail;

public sealed class BatchTests
{
    private readonly EmulatedMailbox gmail = Emulation.Gmail();
    private readonly Emulation emulation;

    public BatchTests()
    {
        for (var i = 1; i <= 120; i++)
            gmail.Add(new MessageDraft { Mark = (ulong)i, ReceivedAt = Emulation.Now.AddMinutes(-i), Subject = $"s{i}" });
        emulation = new Emulation(gmail);
    }

    [Theory]
    [InlineData("/batch", "\"b 1\"")]
    [InlineData("/batch/gmail/v1", "b1")]
    public async Task Parts_are_answered_in_order_each_with_its_own_status(string path, string boundary)
    {
        var parts = await Send(path, boundary,
            "Content-ID: <one>|GET /gmail/v1/users/me/messages/0000000000000001?format=minimal",
            "Content-ID: <two>|GET https://gmail.googleapis.com/gmail/v1/users/me/messages/00000000000000ff?format=minimal",
            "Content-Type: application/http|GET /gmail/v1/users/me/messages/0000000000000003?format=metadata&metadataHeaders=Subject HTTP/1.1",
            "Content-ID: <four>|GET /calendar/v3/calendars/primary/events");
        Assert.Equal([200, 404, 200, 404], parts.Select(p => p.Status));
        Assert.Equal(["<response-one>", "<response-two>", null, "<response-four>"], parts.Select(p => p.ContentId));
        Assert.Equal("s3", Assert.Single(parts[2].Json().GetProperty("payload").List("headers")).Text("value"));
        // n parts are n calls.
        Assert.Equal(60, emulation.World.Journal.For(gmail.Key).Units);
        Assert.Equal(3, emulation.World.Journal.For(gmail.Key).Requests);
    }

    [Fact]
    public async Task Outer_parameters_and_headers_count_for_every_part()
    {
        var parts = await Send("/batch?fields=id", "b", "Content-ID: <a>|GET /gmail/v1/users/me/messages/0000000000000001?format=minimal");
        Assert.Equal(["id"], parts[0].Json().EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Too_many_parts_are_refused_as_a_whole()
    {
        using var response = await SendRaw("/batch", "b", [.. Enumerable.Range(1, 101).Select(Get)]);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(0, emulation.World.Journal.For(gmail.Key).Requests);
    }

    [Fact]
    public async Task A_full_batch_trips_over_the_concurrency_limit_and_a_small_one_does_not()
    {
        var full = await Send("/batch", "b", [.. Enumerable.Range(1, 100).Select(Get)]);
        Assert.Equal((50, 50), (full.Count(p => p.Status == 200), full.Count(p => p.Status == 429)));
        Assert.Equal("Too many concurrent requests for user.", full.First(p => p.Status == 429).Json().GetProperty("error").Text("message"));
        var small = await Send("/batch", "b", [.. Enumerable.Range(1, 25).Select(Get)]);
        Assert.All(small, p => Assert.Equal(200, p.Status));
    }

    [Fact]
    public async Task What_is_no_batch_is_a_bad_request()
    {
        var client = emulation.GmailClient();
        using var plain = await client.PostAsync("/batch", new StringContent("hello"));
        Assert.Equal(400, (int)plain.StatusCode);
        using var get = await client.GetAsync("/batch");
        Assert.Equal(404, (int)get.StatusCode);
        var nested = await Send("/batch", "b", "Content-ID: <a>|POST /batch", "Content-ID: <b>|nonsense");
        Assert.Equal([404, 400], nested.Select(p => p.Status));
    }

    private static string Get(int i) => $"Content-ID: <{i}>|GET /gmail/v1/users/me/messages/{i:x16}?format=minimal";

    private async Task<List<Part>> Send(string path, string boundary, params string[] parts)
    {
        using var response = await SendRaw(path, boundary, parts);
        Assert.Equal(200, (int)response.StatusCode);
        var answered = response.Content.Headers.ContentType!.Parameters.Single(p => p.Name == "boundary").Value!;
        Assert.DoesNotContain('"', answered);
        var text = await response.Content.ReadAsStringAsync();
        Assert.EndsWith($"--{answered}--\r\n", text, StringComparison.Ordinal);
        return [.. text.Split($"--{answered}\r\n").Skip(1).Select(t => Part.Parse(t.Split($"--{answered}--")[0]))];
    }

    private async Task<HttpResponseMessage> SendRaw(string path, string boundary, string[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append("--").Append(boundary.Trim('"')).Append("\r\n").Append(part.Split('|')[0]).Append("\r\n\r\n").Append(part.Split('|')[1]).Append("\r\n\r\n");
        text.Append("--").Append(boundary.Trim('"')).Append("--\r\n");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/mixed; boundary={boundary}");
        return await emulation.GmailClient().PostAsync(path, content);
    }

    private sealed record Part(int Status, string? ContentId, string Body)
    {
        public JsonElement Json() => JsonDocument.Parse(Body).RootElement;

        public static Part Parse(string text)
        {
            var sections = text.Split("\r\n\r\n", 3);
            var id = sections[0].Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-ID: ", StringComparison.Ordinal))?["Content-ID: ".Length..];
            return new Part(int.Parse(sections[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), id, sections[2].TrimEnd());
        }
    }
}
