using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>Messages fetched together: what a batch may answer, and what happens where there is none.</summary>
public class BatchTests
{
    private readonly InstantTime _time = new();
    private readonly GoogleStub _google = new();

    [Fact]
    public async Task A_server_without_a_batch_endpoint_is_asked_once_and_then_for_each_message()
    {
        var clock = new VirtualClock(ConnectorHost.Year.To);
        var mailbox = new EmulatedMailbox(Vendor.Google, "owner@self.example");
        mailbox.AddRange(Enumerable.Range(1, 120).Select(i => new MessageDraft { ReceivedAt = ConnectorHost.Year.To.AddHours(-i) }));
        var world = new EmulatedWorld([mailbox], clock);
        var handler = new NoBatchHandler(world.CreateHandler());
        using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(world), clock, options => options.MessagesPerPage = 50);

        var pages = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(mailbox))).Cast<Page>().ToList();

        Assert.Equal(120, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal((3, 1, 120), (pages.Count, handler.Batches, handler.Gets));
    }

    [Fact]
    public async Task Only_the_parts_that_were_too_many_at_once_are_asked_for_again()
    {
        var clock = new VirtualClock(ConnectorHost.Year.To);
        var mailbox = new EmulatedMailbox(Vendor.Google, "owner@self.example");
        mailbox.AddRange(Enumerable.Range(1, 25).Select(i => new MessageDraft { ReceivedAt = ConnectorHost.Year.To.AddHours(-i) }));
        var world = new EmulatedWorld([mailbox], clock, new EmulatorOptions { GmailConcurrency = 10 });
        using var host = new ConnectorHost(world.CreateHandler(), ConnectorHost.TokensOf(world), clock);
        using var worker = clock.RegisterWorker();

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(mailbox))));

        Assert.Equal(25, page.Kept.Count);
        // 25, then 15, then 5 parts.
        Assert.Equal((2 + 3, 1 + 5 + (25 * 20)), (page.Cost.Requests, world.Journal.For(mailbox.Key).Units));
    }

    [Theory]
    [InlineData("\r\n", 1, false)]
    [InlineData("\r\n", 7, true)]
    [InlineData("\n", 4096, true)]
    public async Task Parts_are_told_apart_however_the_answer_arrives(string newLine, int chunk, bool isReversed)
    {
        Ids(5);
        _google.Message = id => GoogleStub.MessageJson(id, subject: $"--about {id}");
        var handler = Handler((ids, _) => Multipart(
            isReversed ? [.. ids.Select((id, i) => Part(i, 200, _google.Message(id), newLine)).Reverse()] : [.. ids.Select((id, i) => Part(i, 200, _google.Message(id), newLine))], newLine, chunk));

        var page = await ReadAsync(handler);

        Assert.Equal(["m1", "m2", "m3", "m4", "m5"], page.Kept.Select(item => item.ProviderId));
        Assert.Equal(("--about m1", "--about m5"), (page.Kept[0].Subject, page.Kept[4].Subject));
    }

    [Fact]
    public async Task Each_part_has_its_own_fate()
    {
        Ids(6);
        var handler = Handler((ids, batch) => Multipart(
        [
            .. ids.Select((id, i) => (id, batch) switch
            {
                ("m2", _) => Part(i, 404, GoogleStub.ErrorJson(404, "notFound")),
                ("m3", 1) => Part(i, 429, GoogleStub.ErrorJson(429, "rateLimitExceeded"), retryAfter: "7"),
                ("m4", 1) => Part(i, 503, "<html>"),
                ("m5", 1) => "",
                ("m6", 1) => Part(i, 200, "{\"id\":"),
                _ => Part(i, 200, GoogleStub.MessageJson(id)),
            }),
        ]));

        var page = await ReadAsync(handler);

        Assert.Equal(["m1", "m3", "m4", "m5", "m6"], page.Kept.Select(item => item.ProviderId).Order());
        Assert.Equal((6, 1), (page.Listed, page.Failed));
        Assert.Equal(["m2"], page.Removed);
        Assert.InRange(Assert.Single(_time.Waits), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.1));
        Assert.Equal(2, handler.Sent.Count(IsBatch));
    }

    [Fact]
    public async Task A_part_that_is_refused_for_good_is_asked_for_by_itself()
    {
        Ids(3);
        var handler = Handler((ids, _) => Multipart([.. ids.Select((id, i) => id == "m2" ? Part(i, 401, GoogleStub.ErrorJson(401, "authError")) : Part(i, 200, GoogleStub.MessageJson(id)))]));

        var page = await ReadAsync(handler);

        Assert.Equal(3, page.Kept.Count);
        Assert.Equal("m2", GoogleStub.IdOf(Assert.Single(handler.Sent, GoogleStub.IsGet)));
    }

    [Theory]
    [InlineData("<html>this is no batch</html>")]
    [InlineData("--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"id\":\"m1\"")]
    public async Task An_answer_that_is_no_batch_is_tried_again_and_then_a_failure(string body)
    {
        Ids(2);
        var handler = Handler((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        using var host = Host(handler);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.Protocol, "InvalidBatch"), (failure.Error, failure.Code));
        Assert.Equal(4, handler.Sent.Count(IsBatch));
    }

    private static bool IsBatch(SentRequest request) => request.Uri.AbsolutePath == "/batch";

    private static string Part(int number, int status, string json, string newLine = "\r\n", string? retryAfter = null) => string.Join(
        newLine,
        [
            "Content-Type: application/http", $"content-id: <response-{number}>", "", $"HTTP/1.1 {status} Whatever", .. retryAfter is null ? Array.Empty<string>() : [$"Retry-After: {retryAfter}"],
            "Content-Type: application/json", "", json,
        ]);

    private static HttpResponseMessage Multipart(IReadOnlyList<string> parts, string newLine = "\r\n", int chunk = 100)
    {
        var text = string.Concat(parts.Where(part => part.Length > 0).Select(part => $"--batch x{newLine}{part}{newLine}")) + "--batch x--";
        var content = new StreamContent(new SlowStream(Encoding.UTF8.GetBytes(text), chunk));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=\"batch x\"");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private void Ids(int count)
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(1, count).Select(i => $"m{i}"));
    }

    private CannedHandler Handler(Func<IReadOnlyList<string>, int, HttpResponseMessage> answer)
    {
        var batches = 0;
        var open = _google.Ids.ToList();
        _google.Before = (request, _) =>
        {
            if (!IsBatch(request))
                return null;

            // The second batch asks for what the first has not brought.
            var ids = batches++ == 0 ? open : open.Where(id => id is "m3" or "m4" or "m5" or "m6").ToList();
            return answer(ids, batches);
        };
        return _google.Handler(_time);
    }

    private ConnectorHost Host(CannedHandler handler) => new(handler, new CannedTokens(), _time, options => options.MessagesPerBatch = 25);

    private async Task<Page> ReadAsync(CannedHandler handler)
    {
        using var host = Host(handler);
        return Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));
    }

    private sealed class NoBatchHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _batches;
        private int _gets;

        public int Batches => _batches;

        public int Gets => _gets;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/batch")
            {
                Interlocked.Increment(ref _batches);
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("<html>Not Found</html>") });
            }

            if (request.RequestUri.AbsolutePath.Contains("/messages/", StringComparison.Ordinal))
                Interlocked.Increment(ref _gets);

            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
