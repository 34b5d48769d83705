using System.Net;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Google;

/// <summary>What Google and the way to it may do wrong, on lists and on single messages.</summary>
public class TransportTests
{
    private readonly InstantTime _time = new();
    private readonly CannedTokens _tokens = new();
    private readonly GoogleStub _google = new();

    [Theory]
    [InlineData(429, "rateLimitExceeded", "7", "", 7)]
    [InlineData(403, "userRateLimitExceeded", "7.5", "", 7.5)]
    [InlineData(403, "rateLimitExceeded", null, "", 0)]
    [InlineData(429, "", "Sun, 01 Nov 2026 00:00:07 GMT", "", 7)]
    [InlineData(429, "x", null, "User-rate limit exceeded.  Retry after 2026-11-01T00:00:09.000Z", 9)]
    public async Task A_throttled_request_is_sent_again_no_earlier_than_asked(int status, string reason, string? retryAfter, string message, double seconds)
    {
        for (var target = 0; target < 3; target++)
        {
            var time = new InstantTime();
            var google = new GoogleStub { Before = (_, number) => number == target ? GoogleStub.Error(status, reason, retryAfter, message) : null };
            var handler = google.Handler(time);
            using var host = new ConnectorHost(handler, _tokens, time);

            var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

            Assert.Single(page.Kept);
            Assert.Equal(4, handler.Sent.Count);
            Assert.Equal(4, page.Cost.Requests);
            Assert.Equal(handler.Sent[target].Uri, handler.Sent[target + 1].Uri);
            Assert.True(handler.Sent[target + 1].At - handler.Sent[target].At >= TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public async Task Of_many_messages_only_those_that_failed_are_asked_for_again_after_one_wait()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 30).Select(i => $"m{i}"));
        _google.Before = (request, _) => GoogleStub.IsGet(request) && _time.Waits.Count == 0 && int.Parse(GoogleStub.IdOf(request)[1..], null) % 3 == 0
            ? GoogleStub.Error(503, "backendError", "5")
            : null;
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(_google.Ids, page.Kept.Select(item => item.ProviderId));
        Assert.Equal(2 + 30 + 10, handler.Sent.Count);
        Assert.True(_time.GetUtcNow() - handler.Sent[0].At is var waited && waited >= TimeSpan.FromSeconds(5) && waited < TimeSpan.FromSeconds(6), $"Waited {waited}.");
    }

    [Fact]
    public async Task When_one_of_many_is_throttled_the_others_wait_as_well()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 90).Select(i => $"m{i}"));
        DateTimeOffset? until = null;
        _google.Before = (request, _) =>
        {
            if (!GoogleStub.IsGet(request) || until is not null)
                return null;

            until = request.At.AddSeconds(5);
            return GoogleStub.Error(429, "rateLimitExceeded", "5");
        };
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.MessagesInFlight = 1);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(_google.Ids, page.Kept.Select(item => item.ProviderId));
        Assert.Equal(2 + 1 + 90, handler.Sent.Count);
        Assert.All(handler.Sent.Skip(3), sent => Assert.True(sent.At >= until));
    }

    [Theory]
    [InlineData(403, "quotaExceeded", null)]
    [InlineData(403, "dailyLimitExceeded", null)]
    [InlineData(429, "rateLimitExceeded", "600")]
    public async Task A_long_wait_is_not_slept_out_but_said(int status, string reason, string? retryAfter)
    {
        foreach (var target in (int[])[1, 2])
        {
            var time = new InstantTime();
            var google = new GoogleStub { Before = (_, number) => number == target ? GoogleStub.Error(status, reason, retryAfter) : null };
            var handler = google.Handler(time);
            using var host = new ConnectorHost(handler, _tokens, time);

            var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

            Assert.Equal((SourceError.Throttled, reason), (failure.Error, failure.Code));
            Assert.Equal(time.GetUtcNow().AddSeconds(retryAfter is null ? 3600 : 600), failure.RetryAt);
            Assert.Equal(target + 1, handler.Sent.Count);
            Assert.Empty(time.Waits);
        }
    }

    [Theory]
    [InlineData(401, "authError", SourceError.NeedsReconnect)]
    [InlineData(403, "insufficientPermissions", SourceError.MissingScope)]
    [InlineData(403, "forbidden", SourceError.MissingScope)]
    [InlineData(403, "domainPolicy", SourceError.AdminConsentRequired)]
    [InlineData(403, "accessNotConfigured", SourceError.Protocol)]
    [InlineData(400, "failedPrecondition", SourceError.NoMailbox)]
    [InlineData(400, "badRequest", SourceError.Protocol)]
    [InlineData(410, "fullSyncRequired", SourceError.CursorExpired)]
    [InlineData(410, "updatedMinTooLongAgo", SourceError.CursorExpired)]
    [InlineData(410, "deleted", SourceError.NotFound)]
    [InlineData(404, "notFound", SourceError.NotFound)]
    [InlineData(302, "x", SourceError.Protocol)]
    public async Task Errors_are_told_by_their_reasons(int status, string reason, SourceError expected)
    {
        _google.Before = (_, _) => GoogleStub.Error(status, reason);
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);
        foreach (var (source, scope) in new[] { (host.Mail, "gmail.readonly"), (host.Calendar, "calendar.events.owned.readonly") })
        {
            var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(source, RecordingFilter.KeepAll())));

            Assert.Equal((expected, reason), (failure.Error, status == 401 ? reason : failure.Code));
            Assert.Equal(expected == SourceError.MissingScope ? "https://www.googleapis.com/auth/" + scope : null, failure.MissingScope?.Value);
        }

        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData("""{"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"@type":"x","reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}""", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")]
    [InlineData("""{"error":{"code":403,"status":"PERMISSION_DENIED"}}""", "PERMISSION_DENIED")]
    [InlineData("""{"error":{"errors":"CANARY","details":[5,{"reason":7}]}}""", "403")]
    [InlineData("""{"error":{"errors":[{"reason":"CANARY is not a word"}]}}""", "403")]
    [InlineData("<html>CANARY</html>", "403")]
    public async Task Only_what_is_a_reason_is_told(string body, string code)
    {
        _google.Before = (_, _) => CannedHandler.Json(body, HttpStatusCode.Forbidden);
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.MissingScope, code), (failure.Error, failure.Code));
    }

    [Fact]
    public async Task A_token_that_dies_among_many_messages_is_replaced_once_for_all()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 100).Select(i => $"m{i}"));
        _google.Before = (request, _) => GoogleStub.IsGet(request) && request.Token == "token-1" ? GoogleStub.Error(401, "authError") : null;
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(_google.Ids, page.Kept.Select(item => item.ProviderId));
        var gets = _tokens.Asked.Where(asked => asked.Operation.Name == "mail.metadata");
        Assert.Equal([null, "token-1"], gets.Select(asked => asked.RejectedToken));
    }

    [Fact]
    public async Task A_token_refused_twice_needs_the_user()
    {
        _google.Before = (request, _) => GoogleStub.IsGet(request) ? GoogleStub.Error(401, "authError") : null;
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(SourceError.NeedsReconnect, failure.Error);
        Assert.Equal(2, _tokens.Asked.Count(asked => asked.Operation.Name == "mail.metadata"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"m1\"")]
    [InlineData("{\"id\":\"m1\"}{}")]
    public async Task One_answer_that_is_never_readable_does_not_hold_up_the_others(string broken)
    {
        _google.Ids.Add("m2");
        _google.Message = id => id == "m1" ? broken : GoogleStub.MessageJson(id);
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((2, 1, "m2"), (page.Listed, page.Failed, Assert.Single(page.Kept).ProviderId));
        Assert.Equal(4, handler.Sent.Count(sent => GoogleStub.IsGet(sent) && GoogleStub.IdOf(sent) == "m1"));
    }

    [Fact]
    public async Task Answers_that_break_differently_each_time_are_not_given_up()
    {
        _google.Ids.Add("m2");
        var cut = 40;
        _google.Message = id => id == "m1" ? GoogleStub.MessageJson(id)[..cut++] : GoogleStub.MessageJson(id);
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        Assert.Equal(SourceError.Protocol, Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))).Error);

        _google.Message = id => id == "m1" ? "  <html>CANARY</html>" : GoogleStub.MessageJson(id);
        Assert.Equal(SourceError.Protocol, Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))).Error);
    }

    [Theory]
    [InlineData("<html>CANARY</html>")]
    [InlineData("")]
    public async Task When_no_answer_is_readable_the_page_is_not_taken_for_read(string broken)
    {
        _google.Ids.Add("m2");
        _google.Message = _ => broken;
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.Protocol, "InvalidJson"), (failure.Error, failure.Code));
    }

    [Fact]
    public async Task A_message_cut_at_any_byte_is_never_taken_for_one()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(GoogleStub.MessageJson("m1"));
        var cut = 0;
        _google.Before = (request, _) => GoogleStub.IsGet(request) ? CannedHandler.Bytes(body[..cut]) : null;
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time, options => options.Retry.MaxAttempts = 1);
        for (; cut < body.Length; cut++)
            Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));
    }

    [Fact]
    public async Task A_broken_way_is_tried_again()
    {
        _google.Before = (_, number) => number is 0 or 2 or 4
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "CANARY")
            : number == 5 ? new HttpResponseMessage { Content = new StreamContent(new CutStream([(byte)'{'])) } : null;
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time);

        Assert.Single(Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))).Kept);
        Assert.Equal(7, handler.Sent.Count);
    }

    [Fact]
    public async Task A_cancelled_read_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _google.Before = (request, _) => GoogleStub.IsGet(request) ? new HttpResponseMessage { Content = new StreamContent(new StallingStream(cancel.Cancel)) } : null;
        using var host = new ConnectorHost(_google.Handler(_time), _tokens, _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), cancel.Token));
    }

    [Fact]
    public async Task Units_are_waited_for_in_parts_and_never_overspent()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 450).Select(i => $"m{i}"));
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, _tokens, _time, options => options.GmailUnitsPerMinute = 1000);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(450, page.Kept.Count);
        Assert.Equal(450 * 20 + 6, page.Cost.QuotaUnits);
        var spent = handler.Sent.Select(sent => (sent.At, Units: GoogleStub.IsGet(sent) ? 20 : sent.Uri.AbsolutePath.EndsWith("profile", StringComparison.Ordinal) ? 1 : 5)).ToList();
        Assert.All(spent, one => Assert.True(spent.Where(other => other.At > one.At - TimeSpan.FromMinutes(1) && other.At <= one.At).Sum(other => other.Units) <= 1000));
    }
}
