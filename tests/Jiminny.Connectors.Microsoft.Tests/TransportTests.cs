using System.Globalization;
using System.Net;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>What Graph and the way to it may do wrong. One message is to be read; the fault comes before it.</summary>
public class TransportTests
{
    private static readonly SyncCursor AtInbox = new(ConnectorHost.Year, """{"v":1,"owner":[],"folders":[{"id":"inbox-id"}]}""");

    private readonly InstantTime _time = new();
    private readonly CannedTokens _tokens = new();

    [Theory]
    [InlineData("2", 2.0)]
    [InlineData("2.128", 2.128)]
    [InlineData("Sun, 01 Nov 2026 00:00:07 GMT", 7.0)]
    [InlineData(null, 0.0)]
    [InlineData("soon", 0.0)]
    public async Task A_throttled_request_is_sent_again_no_earlier_than_asked(string? retryAfter, double seconds)
    {
        var (result, sent) = await ReadAsync((_, number) => number == 0 ? GraphStub.Error(429, "ApplicationThrottled", retryAfter) : null);

        Assert.Single(Assert.IsType<Page>(result).Kept);
        Assert.Equal(2, sent.Count);
        Assert.Equal(2, result.Cost.Requests);
        Assert.True(sent[1].At - sent[0].At >= TimeSpan.FromSeconds(seconds), $"Sent again after {sent[1].At - sent[0].At}.");
        Assert.True(sent[1].At > sent[0].At);
    }

    [Fact]
    public async Task A_long_wait_is_not_slept_out_but_said()
    {
        var start = _time.GetUtcNow();
        var (result, sent) = await ReadAsync((_, _) => GraphStub.Error(429, "ApplicationThrottled", "600"));

        var failure = Assert.IsType<SourceFailure>(result);
        Assert.Equal((SourceError.Throttled, "ApplicationThrottled"), (failure.Error, failure.Code));
        Assert.Equal(start.AddSeconds(600), failure.RetryAt);
        Assert.Single(sent);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Nobody_asks_again_while_the_mailbox_is_to_wait()
    {
        var graph = new GraphStub { Before = (_, _) => GraphStub.Error(429, "ApplicationThrottled", "600") };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
        var other = await host.Calendar.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
        var stranger = await host.Calendar.ReadPageAsync(
            ConnectorHost.Mailbox with { Key = new MailboxKey("org", "other") }, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(SourceError.Throttled, Assert.IsType<SourceFailure>(other).Error);
        Assert.Equal(_time.GetUtcNow().AddSeconds(600), Assert.IsType<SourceFailure>(other).RetryAt);
        Assert.Equal(0, other.Cost.Requests);
        Assert.Equal(1, stranger.Cost.Requests);
        Assert.Equal(2, handler.Sent.Count);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(600)]
    public async Task Who_waited_for_a_turn_meanwhile_waits_as_well(int seconds)
    {
        var start = _time.GetUtcNow();
        var graph = new GraphStub();
        var handler = graph.Handler(_time);
        var first = new TaskCompletionSource<HttpResponseMessage>();
        using var gate = new Gate(first.Task, handler);
        using var host = new ConnectorHost(gate, _tokens, _time, options => options.RequestsInFlight = 1);

        var mail = host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken).AsTask();
        var calendar = host.Calendar.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken).AsTask();
        var begin = host.Mail.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken).AsTask();
        first.SetResult(GraphStub.Error(429, "ApplicationThrottled", seconds.ToString(CultureInfo.InvariantCulture)));
        PageResult[] results = [await mail, await calendar, await begin];

        Assert.All(handler.Sent, sent => Assert.True(sent.At >= start.AddSeconds(seconds), $"Sent after {sent.At - start}."));
        Assert.All(results, result => Assert.Equal(seconds == 600, result is SourceFailure { Error: SourceError.Throttled }));
        Assert.All(results.OfType<SourceFailure>(), failure => Assert.Equal(start.AddSeconds(600), failure.RetryAt));
    }

    [Theory]
    [InlineData(500, "generalException")]
    [InlineData(502, "BadGateway")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, "")]
    [InlineData(408, "x")]
    public async Task A_burst_of_failures_is_outlived(int status, string code)
    {
        var (result, sent) = await ReadAsync((_, number) => number < 3 ? GraphStub.Error(status, code) : null);

        Assert.Single(Assert.IsType<Page>(result).Kept);
        Assert.Equal(4, sent.Count);
    }

    [Fact]
    public async Task A_service_that_stays_down_is_given_up_with_its_code()
    {
        var (result, sent) = await ReadAsync((_, _) => GraphStub.Error(503, "ServiceUnavailable"));

        Assert.Equal(new SourceFailure(SourceError.ServiceDown, "ServiceUnavailable") { Cost = new RequestCost(4, 4) }, result);
        Assert.Equal(4, sent.Count);
    }

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", SourceError.NeedsReconnect)]
    [InlineData(403, "ErrorAccessDenied", SourceError.MissingScope)]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", SourceError.NoMailbox)]
    [InlineData(400, "mailboxnotenabledforrestapi", SourceError.NoMailbox)]
    [InlineData(410, "", SourceError.CursorExpired)]
    [InlineData(400, "SYNCSTATENOTFOUND", SourceError.CursorExpired)]
    [InlineData(404, "resyncRequired", SourceError.CursorExpired)]
    [InlineData(400, "ErrorInvalidUrlQuery", SourceError.Protocol)]
    [InlineData(302, "", SourceError.Protocol)]
    [InlineData(204, "", SourceError.Protocol)]
    public async Task Errors_are_told_by_their_codes(int status, string code, SourceError expected)
    {
        var graph = new GraphStub { Before = (_, _) => GraphStub.Error(status, code) };
        using var host = new ConnectorHost(graph.Handler(_time), _tokens, _time);

        var result = await host.Calendar.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        var failure = Assert.IsType<SourceFailure>(result);
        Assert.Equal(expected, failure.Error);
        Assert.Equal(expected == SourceError.MissingScope ? new Scope(Provider.Microsoft, "Calendars.ReadBasic") : null, failure.MissingScope);
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData("""{"error":{"code":"","innerError":{"code":"inner","innerError":{"code":"innermost"}}}}""", "inner")]
    [InlineData("""{"error":{"code":"not a word CANARY"}}""", "400")]
    [InlineData("""{"error":"CANARY"}""", "400")]
    [InlineData("<html>CANARY</html>", "400")]
    [InlineData("", "400")]
    public async Task Only_what_is_a_code_is_told(string body, string code)
    {
        var (result, _) = await ReadAsync((_, _) => CannedHandler.Json(body, HttpStatusCode.BadRequest));

        Assert.Equal(code, Assert.IsType<SourceFailure>(result).Code);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        var (result, sent) = await ReadAsync((_, number) => number == 0 ? Unauthorized("Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"") : null);

        Assert.Single(Assert.IsType<Page>(result).Kept);
        Assert.Equal(["token-1", "token-2"], sent.Take(2).Select(request => request.Token));
        Assert.Equal(("token-1", "eyJhIjoxfQ=="), (_tokens.Asked[1].RejectedToken, _tokens.Asked[1].Claims));
        Assert.Equal(("mail.folder-messages", "mail.folder-messages"), (_tokens.Asked[0].Operation.Name, _tokens.Asked[1].Operation.Name));
    }

    [Fact]
    public async Task A_token_refused_twice_needs_the_user()
    {
        var (result, sent) = await ReadAsync((_, _) => Unauthorized("Bearer"));

        Assert.Equal(SourceError.NeedsReconnect, Assert.IsType<SourceFailure>(result).Error);
        Assert.Equal(2, sent.Count);
        Assert.Equal(2, _tokens.Asked.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        var refusal = new SourceFailure(SourceError.AdminConsentRequired, "consent_required") { MissingScope = new Scope(Provider.Microsoft, "Mail.Read") };
        var handler = new GraphStub().Handler(_time);
        using var host = new ConnectorHost(handler, new NoTokens(refusal), _time);

        var result = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(refusal, result);
        Assert.Empty(handler.Sent);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/me/messages?$skip=1", false)]
    [InlineData("http://graph.microsoft.com/v1.0/me/messages?$skip=1", false)]
    [InlineData("https://graph.microsoft.com:8443/v1.0/me/messages", false)]
    [InlineData("https://graph.microsoft.com@evil.example/v1.0/me/messages", false)]
    [InlineData("https://user@graph.microsoft.com/v1.0/me/messages", false)]
    [InlineData("https://other.example/v1.0/me/messages", true)]
    [InlineData("https://GRAPH.microsoft.com/v1.0/me/messages?$skip=1", true)]
    public async Task A_token_goes_nowhere_but_where_it_may(string link, bool allowed)
    {
        var graph = new GraphStub
        {
            Page = request => CannedHandler.Json(GraphStub.PageOf([], request.Uri.Query.Contains("filter", StringComparison.Ordinal) ? link : null)),
        };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.AllowedHosts.Add("other.example"));

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: AtInbox);

        if (allowed)
        {
            Assert.True(Assert.IsType<Page>(results[^1]).IsLast);
        }
        else
        {
            Assert.Equal(new SourceFailure(SourceError.Protocol, "ForeignHost"), results[^1]);
            Assert.Single(handler.Sent);
        }
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task A_broken_way_is_tried_again(HttpRequestError error)
    {
        var (result, sent) = await ReadAsync((_, number) => number == 0 ? throw new HttpRequestException(error, "CANARY") : null);

        Assert.Single(Assert.IsType<Page>(result).Kept);
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public async Task A_connection_cut_in_the_body_is_tried_again_and_nothing_is_counted_twice()
    {
        var body = GraphStub.Bytes(GraphStub.PageOf(Enumerable.Range(0, 50).Select(i => GraphStub.Message(i))));
        var graph = new GraphStub { Page = _ => CannedHandler.Bytes(body) };
        graph.Before = (_, number) => number < 2 ? new HttpResponseMessage { Content = new StreamContent(new CutStream(body[..(body.Length - 10 - number)])) } : null;
        using var host = new ConnectorHost(graph.Handler(_time), _tokens, _time, options => options.WindowSize = 4096);

        var page = Assert.IsType<Page>(await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));

        Assert.Equal(50, page.Listed);
        Assert.Equal(50, page.Kept.Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal(3, page.Cost.Requests);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        var graph = new GraphStub { Page = _ => new HttpResponseMessage { Content = new StreamContent(new StallingStream()) } };
        using var host = new ConnectorHost(graph.Handler(_time), _tokens, _time, options =>
        {
            options.RequestTimeout = TimeSpan.FromMilliseconds(20);
            options.Retry.MaxAttempts = 2;
        });

        var result = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(new SourceFailure(SourceError.ServiceDown, "Timeout") { Cost = new RequestCost(2, 2) }, result);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        using var host = new ConnectorHost(new NeverAnswering(), _tokens, _time, options =>
        {
            options.RequestTimeout = TimeSpan.FromMilliseconds(20);
            options.Retry.MaxAttempts = 2;
        });

        var result = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(new SourceFailure(SourceError.ServiceDown, "Timeout") { Cost = new RequestCost(2, 2) }, result);
    }

    [Fact]
    public async Task Consent_revoked_between_two_pages_needs_the_user_and_the_cursor_stays_good()
    {
        var isRevoked = false;
        var graph = new GraphStub
        {
            Before = (_, _) => isRevoked ? Unauthorized("Bearer") : null,
            Page = request => CannedHandler.Json(GraphStub.PageOf(
                [GraphStub.Message(request.Uri.Query.Contains("skip", StringComparison.Ordinal) ? 2 : 1)],
                request.Uri.Query.Contains("skip", StringComparison.Ordinal) ? null : $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip=1")),
        };
        using var host = new ConnectorHost(graph.Handler(_time), _tokens, _time);
        var first = Assert.IsType<Page>(await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
        isRevoked = true;
        var refused = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, first.Next, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
        isRevoked = false;
        var second = Assert.IsType<Page>(await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, first.Next, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));

        Assert.Equal(SourceError.NeedsReconnect, Assert.IsType<SourceFailure>(refused).Error);
        Assert.Equal(["m2"], second.Kept.Select(item => item.ProviderId));
    }

    [Fact]
    public async Task All_mailboxes_together_stay_within_the_applications_limit()
    {
        var graph = new GraphStub { Page = request => CannedHandler.Json(GraphStub.PageOf([], Next(request.Uri))) };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.RequestsPerTenSecondsInAll = 3);

        foreach (var box in new[] { "one", "two" })
            await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Mailbox with { Key = new MailboxKey("org", box) }, cursor: AtInbox);

        var times = handler.Sent.Select(sent => sent.At).ToList();
        Assert.Equal(20, times.Count);
        Assert.All(Enumerable.Range(0, times.Count - 3), i => Assert.True(times[i + 3] - times[i] >= TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_cancelled_read_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var graph = new GraphStub { Page = _ => new HttpResponseMessage { Content = new StreamContent(new StallingStream(cancel.Cancel)) } };
        using var host = new ConnectorHost(graph.Handler(_time), _tokens, _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), cancel.Token));
    }

    [Fact]
    public async Task No_more_leave_in_ten_minutes_than_allowed()
    {
        var graph = new GraphStub { Page = request => CannedHandler.Json(GraphStub.PageOf([], Next(request.Uri))) };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.RequestsPerTenMinutes = 3);

        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: AtInbox);

        var times = handler.Sent.Select(sent => sent.At).ToList();
        Assert.Equal(10, times.Count);
        Assert.All(Enumerable.Range(0, times.Count - 3), i => Assert.True(times[i + 3] - times[i] >= TimeSpan.FromMinutes(10)));
    }

    private static string? Next(Uri uri)
    {
        var skip = uri.Query.StartsWith("?$skip=", StringComparison.Ordinal) ? int.Parse(uri.Query["?$skip=".Length..], CultureInfo.InvariantCulture) : 0;
        return skip == 9 ? null : $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip={skip + 1}";
    }

    private static HttpResponseMessage Unauthorized(string challenge)
    {
        var response = GraphStub.Error(401, "InvalidAuthenticationToken");
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
        return response;
    }

    private async Task<(PageResult Result, IReadOnlyList<SentRequest> Sent)> ReadAsync(Func<SentRequest, int, HttpResponseMessage?> before)
    {
        var graph = new GraphStub { Before = before, Page = _ => CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(1)])) };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);
        var result = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
        return (result, handler.Sent);
    }

    /// <summary>Keeps the first request until it is told what to say.</summary>
    private sealed class Gate(Task<HttpResponseMessage> first, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _sent;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _sent) == 1 ? first : base.SendAsync(request, cancellationToken);
    }

    private sealed class NeverAnswering : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait has no end.");
        }
    }

    private sealed class NoTokens(SourceFailure failure) : IAccessTokens
    {
        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(AccessTokenResult.Refused(failure));
    }
}
