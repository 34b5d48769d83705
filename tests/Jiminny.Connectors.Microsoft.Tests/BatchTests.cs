using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The well-known folders of a mailbox are looked up together: what a batch may answer, and what happens where there is none.</summary>
public class BatchTests
{
    private static readonly string[] Folders = ["junkemail", "drafts", "deleteditems", "sentitems"];

    private readonly InstantTime _time = new();
    private readonly CannedTokens _tokens = new();
    private readonly GraphStub _graph = new()
    {
        Folders = """[{"id":"inbox-id","parentFolderId":"root"},{"id":"junk-id","parentFolderId":"root"},{"id":"sent-id","parentFolderId":"root"},{"id":"drafts-id","parentFolderId":"root"}]""",
    };

    [Fact]
    public async Task Four_folders_are_one_request_that_counts_as_four()
    {
        var (results, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        var batch = Assert.Single(_graph.Batches);
        Assert.Equal(["0", "1", "2", "3"], batch.Select(call => call.Id));
        Assert.Equal(Folders.Select(name => $"/me/mailFolders/{name}?$select=id"), batch.Select(call => call.Url));
        Assert.DoesNotContain(handler.Sent, sent => IsSingle(sent));
        Assert.Equal((handler.Sent.Count, handler.Sent.Count + 3L), (results.Sum(result => result.Cost.Requests), results.Sum(result => result.Cost.QuotaUnits)));
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("2.128", 2.128)]
    [InlineData("Sun, 01 Nov 2026 00:00:09 GMT", 9.0)]
    public async Task Only_what_was_throttled_is_asked_for_again_and_no_earlier_than_asked(string retryAfter, double seconds)
    {
        _graph.InBatch = call => call.Url.Contains("drafts", StringComparison.Ordinal) && _graph.Batches.Count == 1
            ? GraphStub.Part(call, 429, """{"error":{"code":"ApplicationThrottled","message":"CANARY"}}""", retryAfter)
            : _graph.Part(call);

        var (_, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal([4, 1], _graph.Batches.Select(batch => batch.Count));
        Assert.Equal("/me/mailFolders/drafts?$select=id", _graph.Batches[1][0].Url);
        Assert.True(_graph.Batches[1][0].At - _graph.Batches[0][0].At >= TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_long_wait_of_one_holds_the_mailbox_and_is_said()
    {
        var start = _time.GetUtcNow();
        _graph.InBatch = call => call.Id == "2" ? GraphStub.Part(call, 429, """{"error":{"code":"ApplicationThrottled"}}""", "600") : _graph.Part(call);
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));
        var calendar = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Calendar, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.Throttled, "ApplicationThrottled", start.AddSeconds(600)), (failure.Error, failure.Code, failure.RetryAt));
        Assert.Equal((SourceError.Throttled, start.AddSeconds(600), 0L), (calendar.Error, calendar.RetryAt, calendar.Cost.Requests));
        Assert.Single(_graph.Batches);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Each_call_has_its_own_fate_whatever_the_order_of_the_answers()
    {
        _graph.InBatch = call => (call.Url.Split('/')[3].Split('?')[0], _graph.Batches.Count) switch
        {
            // Answers that are missing, broken, in disguise, or for nobody.
            ("junkemail", 1) => null,
            ("drafts", 1) => GraphStub.Part(call, 503, "null"),
            ("sentitems", 1) => GraphStub.Part(call, 200, "\"PGh0bWw+\""),
            ("deleteditems", 1) => GraphStub.Part(call, 404, """{"error":{"code":"ErrorItemNotFound"}}""") + "," + GraphStub.Part(call with { Id = "17" }, 200, """{"id":"inbox-id"}""") + ",null",
            ("sentitems", 2) => GraphStub.Part(call, 700, "null"),
            _ => _graph.Part(call),
        };

        var (_, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal(["junkemail drafts deleteditems sentitems", "junkemail drafts sentitems", "sentitems"], _graph.Batches.Select(Names));
    }

    [Fact]
    public async Task Answers_are_told_by_their_ids()
    {
        _graph.Before = (sent, _) => IsBatch(sent)
            ? CannedHandler.Json("""{"responses":[{"id":"3","status":200,"body":{"id":"sent-id"}},{"id":"1","status":200,"body":{"id":"drafts-id"}},{"id":"0","status":200,"body":{"id":"junk-id"}},{"id":"2","status":404}]}""")
            : null;

        var (results, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.IsType<Page>(results[^1]);
        Assert.Single(handler.Sent, IsBatch);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(405, "")]
    [InlineData(501, "notImplemented")]
    public async Task A_server_without_batches_is_asked_once_and_then_call_by_call(int status, string code)
    {
        _graph.Before = (sent, _) => IsBatch(sent) ? GraphStub.Error(status, code) : null;
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());
        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal(["inbox-id", "sent-id", "inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal((1, 8), (handler.Sent.Count(IsBatch), handler.Sent.Count(IsSingle)));
    }

    [Theory]
    [InlineData("<html>Sign in to the network</html>", "InvalidJson")]
    [InlineData("""{"value":[]}""", "NotABatch")]
    [InlineData("""{"responses":[{"id":"0","status":""", "InvalidJson")]
    [InlineData("""{"responses":[]}""", "MissingAnswer")]
    public async Task What_is_no_batch_is_tried_again_and_then_a_failure(string body, string code)
    {
        _graph.Before = (sent, _) => IsBatch(sent) ? CannedHandler.Json(body) : null;

        var (results, handler) = await ReadAsync();

        Assert.Equal(code, Assert.IsType<SourceFailure>(Assert.Single(results)).Code);
        Assert.Equal(4, handler.Sent.Count(IsBatch));
    }

    [Fact]
    public async Task A_throttled_batch_is_sent_again_whole()
    {
        _graph.Before = (sent, number) => IsBatch(sent) && _time.Waits.Count == 0 ? GraphStub.Error(429, "TooManyRequests", "5") : null;

        var (_, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal(4, Assert.Single(_graph.Batches).Count);
        Assert.InRange(Assert.Single(_time.Waits), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.1));
    }

    [Fact]
    public async Task A_call_whose_token_is_refused_is_asked_by_itself_with_another()
    {
        _graph.InBatch = call => call.Id == "1" ? GraphStub.Part(call, 401, """{"error":{"code":"InvalidAuthenticationToken"}}""") : _graph.Part(call);
        _graph.Before = (sent, _) => IsSingle(sent) && sent.Token == "token-1" ? GraphStub.Error(401, "InvalidAuthenticationToken") : null;

        var (_, handler) = await ReadAsync();

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal(["drafts token-1", "drafts token-2"], handler.Sent.Where(IsSingle).Select(sent => $"{sent.Uri.Segments[^1]} {sent.Token}"));
    }

    [Fact]
    public async Task A_call_that_is_forbidden_names_the_scope()
    {
        _graph.InBatch = call => call.Id == "1" ? GraphStub.Part(call, 403, """{"error":{"code":"ErrorAccessDenied","message":"CANARY"}}""") : _graph.Part(call);

        var (results, _) = await ReadAsync();

        var failure = Assert.IsType<SourceFailure>(Assert.Single(results));
        Assert.Equal((SourceError.MissingScope, "ErrorAccessDenied", new Scope(Provider.Microsoft, "Mail.ReadBasic")), (failure.Error, failure.Code, failure.MissingScope));
    }

    [Fact]
    public async Task No_batch_leaves_without_the_scope_of_its_calls()
    {
        var refusal = new SourceFailure(SourceError.MissingScope, "NotGranted");
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, new OnlyProfile(refusal), _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal("NotGranted", failure.Code);
        Assert.Equal("/v1.0/me", Assert.Single(handler.Sent).Uri.AbsolutePath);
    }

    [Theory]
    [InlineData(1, new int[0])]
    [InlineData(2, new[] { 2, 2 })]
    [InlineData(3, new[] { 3 })]
    public async Task A_batch_is_no_larger_than_what_may_be_in_flight(int inFlight, int[] sizes)
    {
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.RequestsInFlight = inFlight);

        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal(["inbox-id", "sent-id"], FoldersRead(handler));
        Assert.Equal(sizes, _graph.Batches.Select(batch => batch.Count));
        Assert.Equal(4 - sizes.Sum(), handler.Sent.Count(IsSingle));
    }

    private static bool IsBatch(SentRequest sent) => sent.Uri.AbsolutePath == "/v1.0/$batch";

    private static bool IsSingle(SentRequest sent) => Folders.Contains(sent.Uri.Segments[^1]);

    private static string Names(IReadOnlyList<BatchCall> batch) => string.Join(' ', batch.Select(call => call.Url.Split('/')[3].Split('?')[0]));

    private static IEnumerable<string> FoldersRead(CannedHandler handler) =>
        handler.Sent.Select(sent => sent.Uri.AbsolutePath).Where(path => path.EndsWith("/messages", StringComparison.Ordinal)).Select(path => path.Split('/')[^2]);

    private async Task<(List<PageResult> Results, CannedHandler Handler)> ReadAsync()
    {
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);
        return (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()), handler);
    }

    private sealed class OnlyProfile(SourceFailure refusal) : IAccessTokens
    {
        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(request.Operation.Name == "user.me" ? AccessTokenResult.Success("token") : AccessTokenResult.Refused(refusal));
    }
}
