using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Hosting;

public sealed class EmulatorServerTests
{
    private readonly EmulatedMailbox outlook = Emulation.Outlook();
    private readonly EmulatedMailbox gmail = Emulation.Gmail();
    private readonly EmulatedWorld world;

    public EmulatorServerTests()
    {
        foreach (var mailbox in new[] { outlook, gmail })
            for (var i = 0; i < 40; i++)
                mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now.AddDays(-i), From = new EmulatedAddress($"a{i}@b.example", "Ä"), Subject = $"s{i}" });
        world = new EmulatedWorld([outlook, gmail], new VirtualClock(Emulation.Now), new EmulatorOptions { EnforceQuotas = false });
    }

    [Theory]
    [InlineData("v1.0/me/messages?%24select=subject,from&$top=20&$count=true&$filter=receivedDateTime ge 2026-10-01T00:00:00Z")]
    [InlineData("v1.0/me/messages?$top=0")]
    [InlineData("v1.0/nonsense")]
    [InlineData("gmail/v1/users/me/messages?maxResults=3&q=in:inbox")]
    [InlineData("gmail/v1/nonsense")]
    [InlineData("calendar/v3/calendars/primary/events?maxResults=1")]
    [InlineData("elsewhere")]
    public async Task Both_hosts_answer_alike(string target)
    {
        await using var server = await EmulatorServer.StartAsync(world);
        using var http = Client(server, new SocketsHttpHandler());
        using var direct = Client(server, world.CreateHandler());
        using var first = await http.GetAsync(target);
        using var second = await direct.GetAsync(target);
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(Stable(await first.Content.ReadAsStringAsync()), Stable(await second.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Links_lead_back_to_the_server_and_each_api_has_its_base_address()
    {
        await using var server = await EmulatorServer.StartAsync(world);
        Assert.Equal("127.0.0.1", server.Address.Host);
        using var http = Client(server, new SocketsHttpHandler());
        var page = await http.Json(new Uri(server.GraphBaseUri, "me/messages").ToString());
        Assert.StartsWith(server.GraphBaseUri.ToString(), page.Text("@odata.nextLink"), StringComparison.Ordinal);
        Assert.Equal("s10", (await http.Json(page.Text("@odata.nextLink"))).List("value")[0].Text("subject"));
        await http.Json(new Uri(server.GmailBaseUri, "gmail/v1/users/me/profile").ToString());
        await http.Json(new Uri(server.CalendarBaseUri, "calendars/primary/events").ToString());
    }

    // A caller that keeps to four must never meet the limit, however quickly it comes back.
    [Fact]
    public async Task Four_callers_in_a_row_are_never_refused()
    {
        var strict = new EmulatedWorld([outlook], new VirtualClock(Emulation.Now));
        await using var server = await EmulatorServer.StartAsync(strict);
        using var client = new HttpClient { BaseAddress = server.GraphBaseUri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", strict.IssueToken(outlook.Key, ["Mail.Read"]));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 100; i++)
                await client.Json("me/messages?$top=2");
        }));
        var totals = strict.Journal.For(outlook.Key);
        Assert.Equal((400, 0), (totals.Requests, totals.Refused));
        Assert.InRange(totals.MaxInFlight, 1, 4);
    }

    [Fact]
    public async Task A_taken_port_is_an_error()
    {
        await using var server = await EmulatorServer.StartAsync(world);
        await Assert.ThrowsAsync<IOException>(() => EmulatorServer.StartAsync(world, server.Address.Port));
    }

    [Theory]
    [InlineData("v1.0/me/messages?$top=40", "gzip", "anything", true)]
    [InlineData("v1.0/me/messages?$top=40", "identity", "anything (gzip)", false)]
    [InlineData("v1.0/me/messages?$top=1&$select=id", "gzip", "anything", false)]
    [InlineData("gmail/v1/users/me/messages?maxResults=40", "gzip", "anything", false)]
    [InlineData("gmail/v1/users/me/messages?maxResults=40", "gzip", "anything (gzip)", true)]
    [InlineData("gmail/v1/users/me/messages?maxResults=40", "deflate", "anything (gzip)", false)]
    public async Task Answers_are_compressed_as_each_vendor_does(string target, string accepts, string agent, bool compressed)
    {
        await using var server = await EmulatorServer.StartAsync(world);
        foreach (var handler in new[] { new SocketsHttpHandler(), world.CreateHandler() })
        {
            using var client = Client(server, handler);
            client.DefaultRequestHeaders.Add("Accept-Encoding", accepts);
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
            using var response = await client.GetAsync(target);
            Assert.Equal(compressed, response.Content.Headers.ContentEncoding.Contains("gzip"));
            await using var body = await response.Content.ReadAsStreamAsync();
            await using var plain = compressed ? new GZipStream(body, CompressionMode.Decompress) : body;
            using var json = await System.Text.Json.JsonDocument.ParseAsync(plain);
            Assert.NotEmpty(json.RootElement.EnumerateObject());
        }
    }

    [Fact]
    public async Task A_long_query_may_come_as_a_compressed_form()
    {
        await using var server = await EmulatorServer.StartAsync(world);
        foreach (var handler in new[] { new SocketsHttpHandler(), world.CreateHandler() })
        {
            using var client = Client(server, handler);
            using var request = new HttpRequestMessage(HttpMethod.Post, "gmail/v1/users/me/messages?maxResults=2");
            request.Headers.Add("X-HTTP-Method-Override", "GET");
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(Encoding.UTF8.GetBytes("q=in%3Ainbox&fields=messages%2Fid"));
            request.Content = new ByteArrayContent(packed.ToArray());
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
            request.Content.Headers.ContentEncoding.Add("gzip");
            using var response = await client.SendAsync(request);
            var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(["messages"], json.EnumerateObject().Select(p => p.Name));
            Assert.Equal(2, json.List("messages").Count);
            Assert.Equal("GET", world.Journal.Entries()[^1].Method);
        }
    }

    [Fact]
    public async Task A_body_that_is_not_gzip_is_a_bad_request()
    {
        using var client = new HttpClient(world.CreateHandler()) { BaseAddress = new Uri("http://localhost/") };
        using var request = new HttpRequestMessage(HttpMethod.Post, "gmail/v1/users/me/messages") { Content = new StringContent("plain") };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private HttpClient Client(EmulatorServer server, HttpMessageHandler handler)
    {
        var client = new HttpClient(new Bearer(handler, world.IssueToken(outlook.Key, ["Mail.Read"]),
            world.IssueToken(gmail.Key, ["https://www.googleapis.com/auth/gmail.readonly", "https://www.googleapis.com/auth/calendar.readonly"])));
        client.BaseAddress = server.Address;
        return client;
    }

    // Request ids differ from one refusal to the next.
    private static string Stable(string text) => System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{8}-[0-9a-f-]{27}", "id");

    private sealed class Bearer(HttpMessageHandler inner, string graph, string google) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = request.RequestUri!.AbsolutePath.StartsWith("/v1.0", StringComparison.Ordinal) ? graph : google;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
