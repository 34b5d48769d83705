using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Google;

public class MailSourceTests
{
    private static readonly TimeWindow Later = new(ConnectorHost.Year.From.AddDays(1), ConnectorHost.Year.To.AddDays(1));

    private readonly InstantTime _time = new();
    private readonly GoogleStub _google = new();

    [Fact]
    public async Task Takes_the_history_id_first_then_lists_then_asks_for_headers_only()
    {
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(
            [
                "/gmail/v1/users/me/profile?fields=historyId,messagesTotal",
                "/gmail/v1/users/me/messages?fields=messages/id,nextPageToken&maxResults=500&q=after:1761955200 before:1793491200 -in:chats -in:drafts",
                "/gmail/v1/users/me/messages/m1?fields=id,threadId,labelIds,internalDate,payload/headers&format=metadata&metadataHeaders=From&metadataHeaders=Sender"
                + "&metadataHeaders=To&metadataHeaders=Cc&metadataHeaders=Bcc&metadataHeaders=Reply-To&metadataHeaders=Subject&metadataHeaders=Message-ID"
                + "&metadataHeaders=List-Unsubscribe&metadataHeaders=List-Id&metadataHeaders=Precedence&metadataHeaders=Auto-Submitted",
            ],
            handler.Sent.Select(sent => Sorted(sent.Uri)));
        Assert.All(handler.Sent, sent => Assert.Equal("token-1", sent.Token));
        Assert.Contains("\"history\":\"4711\"", page.Next.State, StringComparison.Ordinal);
        Assert.Equal(new RequestCost(3, 1 + 5 + 20), page.Cost);
        Assert.True(page.IsLast);
    }

    [Fact]
    public async Task A_kept_message_carries_what_Gmail_says()
    {
        _google.Message = _ =>
            """
            {"id":"m\u0031","threadId":"t1","labelIds":["SENT","Label_1"],"internalDate":"1777622400123","payload":{"headers":[
            {"name":"FROM","value":"=?utf-8?B?TcO8bGxlciwgSm8=?= \u003cJo\u0040Customer.Example\u003e"},{"value":"a@x.example","name":"To"},{"name":"To","value":"b@x.example"},
            {"name":"Sender","value":"jo@customer.example"},{"name":"Reply-To","value":"r@x.example"},{"name":"Bcc","value":"c@x.example"},
            {"name":"Subject","value":"=?iso-8859-1?Q?Gr=FC=DFe?= \"x\" \ud83d\ude00"},{"name":"Message-ID","value":" \u003c1@x.example\u003e"},{"name":"Received","value":"z@x.example"}]}}
            """;
        var email = Assert.IsType<EmailMetadata>(await ReadOneAsync());

        Assert.Equal(("m1", "t1", "<1@x.example>", "Grüße \"x\" 😀"), (email.ProviderId, email.ConversationId, email.InternetMessageId, email.Subject));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1777622400123), email.ReceivedAt);
        Assert.True(email.IsOutgoing);
        Assert.Null(email.HasAttachments);
        Assert.Equal(7, email.Evidence);
        Assert.Equal(
            [
                new(ParticipantRole.From, "Jo@Customer.Example", "Müller, Jo"),
                new(ParticipantRole.To, "a@x.example", null),
                new(ParticipantRole.To, "b@x.example", null),
                new(ParticipantRole.ReplyTo, "r@x.example", null),
                new Participant(ParticipantRole.Bcc, "c@x.example", null),
            ],
            email.Participants);
    }

    [Fact]
    public async Task All_answers_of_a_page_are_decided_together_in_the_order_listed()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 250).Select(i => $"m{i}"));
        _google.PageSize = 200;
        var filter = RecordingFilter.KeepAll();
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var pages = (await ConnectorHost.ReadAsync(host.Mail, filter)).Cast<Page>().ToList();

        Assert.Equal(_google.Ids, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId));
        Assert.Equal([200, 50], pages.Select(page => page.Listed));
        Assert.Equal(2, filter.Calls);
    }

    [Fact]
    public async Task Long_answers_are_decided_in_parts()
    {
        _google.Ids.Clear();
        _google.Ids.AddRange(Enumerable.Range(0, 300).Select(i => $"m{i}"));
        _google.Message = id => GoogleStub.MessageJson(id, subject: new string('s', 2000));
        var filter = RecordingFilter.KeepAll();
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time, options => options.WindowSize = 100_000);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, filter)));

        Assert.Equal(_google.Ids, page.Kept.Select(item => item.ProviderId));
        Assert.Equal(3, filter.Calls);
    }

    [Fact]
    public async Task A_message_deleted_meanwhile_is_accounted_and_named()
    {
        _google.Ids.Add("m2");
        _google.Before = (request, _) => GoogleStub.IsGet(request) && GoogleStub.IdOf(request) == "m1" ? GoogleStub.Error(404, "notFound") : null;
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((2, 1, 1), (page.Listed, page.Kept.Count, page.Failed));
        Assert.Equal(["m1"], page.Removed);
    }

    [Theory]
    [InlineData("\"SENT\"", ItemFlags.Outgoing)]
    [InlineData("\"DRAFT\"", ItemFlags.Draft)]
    [InlineData("\"INBOX\",\"UNREAD\"", ItemFlags.None)]
    [InlineData("", ItemFlags.None)]
    public async Task Labels_become_flags(string labels, ItemFlags expected)
    {
        _google.Message = id => GoogleStub.MessageJson(id, labels: labels);
        var filter = RecordingFilter.KeepAll();
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        await ConnectorHost.ReadAsync(host.Mail, filter);

        Assert.Equal(expected, Assert.Single(filter.Seen).Flags);
    }

    [Theory]
    [InlineData("List-Id", "News \u003cnews.x.example\u003e", true)]
    [InlineData("list-unsubscribe", "\u003cmailto:out@x.example\u003e", true)]
    [InlineData("Precedence", "Bulk", true)]
    [InlineData("Precedence", "first-class", false)]
    [InlineData("Auto-Submitted", "auto-replied; owner-email=x", true)]
    [InlineData("Auto-Submitted", "no", false)]
    [InlineData("List-Id", " ", false)]
    [InlineData("X-List-Id", "x", false)]
    public async Task Headers_tell_that_a_machine_sent_it(string name, string value, bool isAutomated)
    {
        _google.Message = _ =>
            $$$"""{"id":"m1","internalDate":"1777622400000","payload":{"headers":[{"name":"Subject","value":"a\\u0041"},{"value":"{{{value}}}","name":"{{{name}}}"}]}}""";
        var filter = RecordingFilter.KeepAll();
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, filter)));

        Assert.Equal(isAutomated ? ItemFlags.Automated : ItemFlags.None, Assert.Single(filter.Seen).Flags);
        Assert.Equal("a\\u0041", Assert.Single(page.Kept).Subject);
    }

    [Theory]
    [InlineData("""{"id":"m1"}""")]
    [InlineData("""{"id":"m1","internalDate":1777622400000}""")]
    [InlineData("""{"id":"m1","internalDate":"soon"}""")]
    [InlineData("""{"id":"m1","internalDate":"99999999999999999"}""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","labelIds":[1]}""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","payload":{"headers":[{"name":"To","value":{}}]} }""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","payload":[]}""")]
    public async Task A_message_that_cannot_be_understood_counts_as_failed(string json)
    {
        _google.Ids.Add("m2");
        _google.Message = id => id == "m1" ? json : GoogleStub.MessageJson(id);
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(["m2"], page.Kept.Select(item => item.ProviderId));
        Assert.Equal((2, 1), (page.Listed, page.Failed));
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData("""{"id":"m1","internalDate":"1777622400000"}""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","payload":null,"labelIds":null,"snippet":{"a":[1]} }""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","payload":{"mimeType":"x","headers":[]} }""")]
    [InlineData("""{"id":"m1","internalDate":"1777622400000","payload":{"headers":[{"name":"To","value":null},{"name":null,"value":"a@x.example"},{"x":1}]} }""")]
    public async Task A_message_may_name_nobody(string json)
    {
        _google.Message = _ => json;

        Assert.Empty((await ReadOneAsync()).Participants);
    }

    [Fact]
    public async Task The_cursor_is_all_there_is_to_know_to_go_on()
    {
        _google.Ids.Add("m2");
        _google.PageSize = 1;
        using var first = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);
        var page = Assert.IsType<Page>(await first.Mail.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));

        var resumed = _google.Handler(_time);
        using var second = new ConnectorHost(resumed, new CannedTokens(), _time);
        var rest = await ConnectorHost.ReadAsync(second.Mail, RecordingFilter.KeepAll(), cursor: page.Next);

        Assert.Equal(["m1"], page.Kept.Select(item => item.ProviderId));
        Assert.Equal(["m2"], rest.Cast<Page>().SelectMany(other => other.Kept).Select(item => item.ProviderId));
        Assert.Equal(2, resumed.Sent.Count);
        Assert.Contains("\"history\":\"4711\"", ((Page)rest[^1]).Next.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_without_a_history_id_is_none()
    {
        _google.Before = (_, _) => CannedHandler.Json("{}");
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.Protocol, "NotAProfile"), (failure.Error, failure.Code));
    }

    [Theory]
    [InlineData("""{"v":99}""")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task A_cursor_of_another_release_has_expired(string state)
    {
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);
        foreach (var source in new[] { host.Mail, host.Calendar })
        {
            var result = await source.ReadPageAsync(
                ConnectorHost.Mailbox, new SyncCursor(ConnectorHost.Year, state), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

            Assert.Equal(SourceError.CursorExpired, Assert.IsType<SourceFailure>(result).Error);
        }
    }

    [Fact]
    public async Task An_empty_mailbox_is_read_to_its_end()
    {
        _google.Ids.Clear();
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((0, true), (page.Listed, page.IsLast));
    }

    private static string Sorted(Uri uri) =>
        uri.AbsolutePath + "?" + string.Join('&', uri.Query[1..].Split('&').Select(Uri.UnescapeDataString).OrderBy(part => part.Split('=')[0], StringComparer.Ordinal));

    private async Task<KeptItem> ReadOneAsync()
    {
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);
        return Assert.Single(Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))).Kept);
    }
}
