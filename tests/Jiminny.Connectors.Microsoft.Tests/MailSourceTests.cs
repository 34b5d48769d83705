using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

public class MailSourceTests
{
    private readonly InstantTime _time = new();
    private readonly GraphStub _graph = new();

    [Fact]
    public async Task Asks_for_immutable_ids_and_never_for_content_on_every_page()
    {
        _graph.Page = request => request.Uri.Query.Contains("skip", StringComparison.Ordinal)
            ? CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(2)]))
            : CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(1)], $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip=1&x=a%20b"));
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal(["m1", "m2"], results.Cast<Page>().SelectMany(page => page.Kept).Select(item => item.ProviderId));
        var pages = handler.Sent.Where(sent => sent.Uri.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.Contains("IdType=\"ImmutableId\"", string.Join(',', page.Prefer), StringComparison.Ordinal));
        Assert.Equal("?$skip=1&x=a%20b", pages[1].Uri.Query);
        var first = Uri.UnescapeDataString(pages[0].Uri.Query);
        Assert.StartsWith("?$count=true&$filter=receivedDateTime ge 2025-11-01T00:00:00Z and receivedDateTime lt 2026-11-01T00:00:00Z&$orderby=receivedDateTime desc", first, StringComparison.Ordinal);
        Assert.Contains("$top=1000", first, StringComparison.Ordinal);
        Assert.DoesNotContain("body", first, StringComparison.OrdinalIgnoreCase);
        Assert.All(handler.Sent, sent => Assert.Equal("token-1", sent.Token));
        Assert.All(handler.Sent, sent => Assert.True(sent.Uri.AbsolutePath is "/v1.0/me" or "/v1.0/$batch" || sent.Uri.AbsolutePath.StartsWith("/v1.0/me/", StringComparison.Ordinal)));
        Assert.All(_graph.Batches.SelectMany(batch => batch), call => Assert.StartsWith("/me/", call.Url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_all_folders_but_junk_drafts_and_deleted_with_their_children()
    {
        _graph.Folders =
            """
            [{"id":"inbox-id","parentFolderId":"root"},{"id":"junk-child","parentFolderId":"junk-id"},{"id":"deep","parentFolderId":"junk-child"},
            {"id":"junk-id","parentFolderId":"root"},{"id":"drafts-id","parentFolderId":"root"},{"id":"sent-id","parentFolderId":"root"},
            {"id":"search","parentFolderId":"root","@odata.type":"#microsoft.graph.mailSearchFolder"},{"id":"gone","@removed":{"reason":"deleted"}},
            {"id":"child","parentFolderId":"inbox-id"},{"id":"loop-a","parentFolderId":"loop-b"},{"id":"loop-b","parentFolderId":"loop-a"}]
            """;
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        var read = handler.Sent.Select(sent => sent.Uri.AbsolutePath).Where(path => path.EndsWith("/messages", StringComparison.Ordinal)).Select(path => path.Split('/')[^2]);
        Assert.Equal(["inbox-id", "sent-id", "child", "loop-a", "loop-b"], read);
        Assert.True(Assert.IsType<Page>(results[^1]).IsLast);
        Assert.Equal(handler.Sent.Count, results.Sum(result => result.Cost.Requests));
    }

    [Theory]
    [InlineData("OWNER@self.example", true)]
    [InlineData("alias@self.example", true)]
    [InlineData("owner@tenant.example", true)]
    [InlineData("other@self.example", false)]
    public async Task Outgoing_is_what_the_owner_sent_under_any_of_his_addresses(string from, bool outgoing)
    {
        var json = GraphStub.Message(1).Replace("from@customer.example", from, StringComparison.Ordinal);
        var email = Assert.IsType<EmailMetadata>(await ReadOneAsync(json));

        Assert.Equal(outgoing, email.IsOutgoing);
    }

    [Fact]
    public async Task Everything_in_sent_items_is_outgoing()
    {
        _graph.Folders = """[{"id":"sent-id","parentFolderId":"root"}]""";
        var email = Assert.IsType<EmailMetadata>(await ReadOneAsync(GraphStub.Message(1)));

        Assert.True(email.IsOutgoing);
    }

    [Fact]
    public async Task A_kept_message_carries_what_Graph_says()
    {
        var email = Assert.IsType<EmailMetadata>(await ReadOneAsync(
            """
            {"id":"m\u0031","receivedDateTime":"2026-05-01T08:00:00Z","internetMessageId":"<1@x.example>","conversationId":"c1","subject":"Gr\u00fc\u00dfe \"\ud83d\ude00\" \/ \\",
            "from":{"emailAddress":{"name":"M\u00fcller, Jo","address":"Jo\u0040Customer.Example"}},"sender":{"emailAddress":{"name":"x","address":"assistant@customer.example"}},
            "toRecipients":[{"emailAddress":{"name":"a","address":"a@x.example"}}],"ccRecipients":[{"emailAddress":{"address":"b@x.example"}}],
            "bccRecipients":[{"emailAddress":{"name":null,"address":"c@x.example"}}],"replyTo":[{"emailAddress":{"name":"d","address":"d@x.example"}}],"hasAttachments":true}
            """));

        Assert.Equal("m1", email.ProviderId);
        Assert.Equal("Grüße \"😀\" / \\", email.Subject);
        Assert.Equal("<1@x.example>", email.InternetMessageId);
        Assert.Equal("c1", email.ConversationId);
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), email.ReceivedAt);
        Assert.True(email.HasAttachments);
        Assert.False(email.IsOutgoing);
        Assert.Equal(7, email.Evidence);
        Assert.Equal(
            [
                new(ParticipantRole.From, "Jo@Customer.Example", "Müller, Jo"),
                new(ParticipantRole.Sender, "assistant@customer.example", "x"),
                new(ParticipantRole.To, "a@x.example", "a"),
                new(ParticipantRole.Cc, "b@x.example", null),
                new(ParticipantRole.Bcc, "c@x.example", null),
                new Participant(ParticipantRole.ReplyTo, "d@x.example", "d"),
            ],
            email.Participants);
    }

    [Fact]
    public async Task The_cursor_is_all_there_is_to_know_to_go_on()
    {
        _graph.Folders = """[{"id":"a","parentFolderId":"root"},{"id":"b","parentFolderId":"root"}]""";
        _graph.Page = request => CannedHandler.Json(GraphStub.PageOf(
            [GraphStub.Message(request.Uri.AbsolutePath.Contains("/a/", StringComparison.Ordinal) ? 1 : 2)]));
        var handler = _graph.Handler(_time);
        using var first = new ConnectorHost(handler, new CannedTokens(), _time);
        var page = Assert.IsType<Page>(await first.Mail.ReadPageAsync(
            ConnectorHost.Mailbox, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));

        var resumed = _graph.Handler(_time);
        using var second = new ConnectorHost(resumed, new CannedTokens(), _time);
        var rest = await ConnectorHost.ReadAsync(second.Mail, RecordingFilter.KeepAll(), cursor: page.Next);

        Assert.Equal(["m1"], page.Kept.Select(item => item.ProviderId));
        Assert.Equal(["m2"], rest.Cast<Page>().SelectMany(other => other.Kept).Select(item => item.ProviderId));
        Assert.Single(resumed.Sent);
    }

    [Fact]
    public async Task An_idle_mailbox_costs_two_requests_a_round()
    {
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);
        var last = Assert.IsType<Page>((await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))[^1]);
        var before = handler.Sent.Count;
        var later = new TimeWindow(ConnectorHost.Year.From.AddDays(1), ConnectorHost.Year.To.AddDays(1));

        var again = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: last.Next with { Window = later })));

        Assert.Equal((0, true, 2), (again.Listed, again.IsLast, again.Cost.Requests));
        Assert.Equal(
            ["/v1.0/me/mailFolders/delta()?$deltatoken=1", "/v1.0/me/messages?$count=true&$filter=receivedDateTime ge 2026-10-31T23:00:00Z and receivedDateTime lt 2026-11-02T00:00:00Z"],
            handler.Sent.Skip(before).Select(sent => Uri.UnescapeDataString(sent.Uri.PathAndQuery).Split("&$orderby")[0]));
    }

    [Fact]
    public async Task A_later_round_reads_what_is_new_in_all_folders_but_those_left_out()
    {
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);
        var last = Assert.IsType<Page>((await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))[^1]);
        _graph.Folders =
            """[{"id":"new","parentFolderId":"inbox-id"},{"id":"sent-id","parentFolderId":"root"},{"id":"moved-to-junk","parentFolderId":"junk-id"},{"id":"gone","@removed":{"reason":"deleted"}}]""";
        _graph.Page = request => request.Uri.Query.Contains("skip", StringComparison.Ordinal)
            ? CannedHandler.Json(GraphStub.PageOf([In("new", 4), In("hidden", 5), In("sent-id", 6)]))
            : CannedHandler.Json(GraphStub.PageOf([In("inbox-id", 1), In("junk-id", 2), In("moved-to-junk", 3)], $"{GraphStub.Root}/me/messages?$skip=3"));
        var filter = RecordingFilter.KeepAll();

        var pages = (await ConnectorHost.ReadAsync(host.Mail, filter, cursor: last.Next)).Cast<Page>().ToList();

        Assert.Equal(["m1", "m4", "m6"], pages.SelectMany(page => page.Kept).Select(item => item.ProviderId));
        Assert.Equal([1, 2], pages.Select(page => page.Listed));
        Assert.Equal([2, 1], pages.Select(page => page.Cost.Requests));
        Assert.Equal([ItemFlags.None, ItemFlags.None, ItemFlags.Outgoing], filter.Seen.Select(item => item.Flags & ~ItemFlags.AutomationUnknown));
        Assert.All(filter.Seen, item => Assert.True(item.Flags.HasFlag(ItemFlags.AutomationUnknown)));

        static string In(string folder, int number) => GraphStub.Message(number).TrimEnd()[..^1] + $",\"parentFolderId\":\"{folder}\"}}";
    }

    [Theory]
    [InlineData(410, "syncStateNotFound")]
    [InlineData(400, "SyncStateInvalid")]
    public async Task Folders_are_listed_again_when_their_changes_are_forgotten(int status, string code)
    {
        var handler = _graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);
        var last = Assert.IsType<Page>((await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))[^1]);
        _graph.Before = (request, _) => request.Uri.Query.Contains("deltatoken", StringComparison.Ordinal) ? GraphStub.Error(status, code) : null;

        var again = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: last.Next)));

        Assert.Equal((true, 3), (again.IsLast, again.Cost.Requests));
    }

    [Fact]
    public async Task A_window_that_has_not_moved_on_brings_the_overlap_only()
    {
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time, options => options.NewMailOverlap = TimeSpan.Zero);
        var last = Assert.IsType<Page>((await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll()))[^1]);

        var again = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: last.Next)));

        Assert.Equal((0, true, 1), (again.Listed, again.IsLast, again.Cost.Requests));
    }

    [Theory]
    [InlineData("""{"v":99}""")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"v":1,"owner":[],"folders":null}""")]
    [InlineData("""{"v":1,"owner":[],"folders":[],"at":-1}""")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task A_cursor_of_another_release_has_expired(string state)
    {
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);

        var result = await host.Mail.ReadPageAsync(
            ConnectorHost.Mailbox, new SyncCursor(ConnectorHost.Year, state), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(SourceError.CursorExpired, Assert.IsType<SourceFailure>(result).Error);
    }

    [Fact]
    public async Task A_folder_deleted_meanwhile_is_left_behind()
    {
        _graph.Folders = """[{"id":"a","parentFolderId":"root"},{"id":"b","parentFolderId":"root"}]""";
        _graph.Page = request => request.Uri.AbsolutePath.Contains("/a/", StringComparison.Ordinal)
            ? GraphStub.Error(404, "ErrorItemNotFound")
            : CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(2)]));
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal(["m2"], results.Cast<Page>().SelectMany(page => page.Kept).Select(item => item.ProviderId));
    }

    [Fact]
    public async Task A_link_that_leads_to_itself_is_not_followed_for_ever()
    {
        _graph.Page = _ => CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(1)], $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip=1"));
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal("LinkLoop", Assert.IsType<SourceFailure>(results[^1]).Code);
    }

    [Fact]
    public async Task A_mailbox_of_another_provider_is_a_mistake_of_the_caller()
    {
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Mail.ReadPageAsync(
            ConnectorHost.Mailbox with { Provider = Provider.Google }, SyncCursor.Begin(ConnectorHost.Year), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
    }

    private async Task<KeptItem> ReadOneAsync(string message)
    {
        _graph.Page = _ => CannedHandler.Json(GraphStub.PageOf([message]));
        using var host = new ConnectorHost(_graph.Handler(_time), new CannedTokens(), _time);
        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());
        return Assert.Single(results.Cast<Page>().SelectMany(page => page.Kept));
    }
}
