using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Later rounds over a mailbox whose messages move and go.</summary>
public class MailChangesTests
{
    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner");
    private readonly EmulatedWorld _world;

    public MailChangesTests()
    {
        _mailbox.AddRange(Enumerable.Range(0, 50).Select(i => Draft(_time.GetUtcNow().AddDays(-i - 1))));
        _world = new EmulatedWorld([_mailbox], _time);
    }

    [Fact]
    public async Task What_is_deleted_or_thrown_away_is_removed_and_what_is_moved_stays()
    {
        using var host = Host();
        var cursor = await RoundAsync(host, SyncCursor.Begin(Window()), removed: 0);
        var added = Enumerable.Range(0, 4).Select(_ => _mailbox.Add(Draft(_time.GetUtcNow().AddMinutes(1)))).ToList();
        _time.AdvanceTo(_time.GetUtcNow().AddHours(7));
        cursor = await RoundAsync(host, cursor, removed: 0);
        var ids = _world.Truth(_mailbox.Key).Messages.ToDictionary(message => message.InternetMessageId!, message => message.ImmutableId);
        _mailbox.Delete(added[0]);
        _mailbox.Move(added[1], _mailbox.Folder(WellKnownFolder.Deleted));
        _mailbox.Move(added[2], _mailbox.Folder(WellKnownFolder.Archive));

        // Not yet: changes are looked at on their own schedule.
        _time.AdvanceTo(_time.GetUtcNow().AddHours(1));
        cursor = await RoundAsync(host, cursor, removed: 0);
        _time.AdvanceTo(_time.GetUtcNow().AddHours(6));
        var pages = await ReadAsync(host, cursor with { Window = Window() });

        Assert.Equal(new[] { ids[added[0].InternetMessageId!], ids[added[1].InternetMessageId!] }.Order(), pages.SelectMany(page => page.Removed).Order());
    }

    [Fact]
    public async Task An_idle_mailbox_costs_two_requests_whenever_it_is_looked_at()
    {
        using var host = Host();
        var cursor = await RoundAsync(host, SyncCursor.Begin(Window()), removed: 0);
        for (var hours = 0; hours < 72; hours += 5)
        {
            _time.AdvanceTo(_time.GetUtcNow().AddHours(5));
            var page = Assert.Single(await ReadAsync(host, cursor with { Window = Window() }));
            Assert.Equal((2, true), (page.Cost.Requests, page.IsLast));
            cursor = page.Next;
        }
    }

    [Fact]
    public async Task Changes_that_Graph_has_forgotten_begin_a_new_round()
    {
        using var host = Host(options => options.FolderChangesEvery = TimeSpan.Zero);
        var cursor = await RoundAsync(host, SyncCursor.Begin(Window()), removed: 0);
        _mailbox.Add(Draft(_time.GetUtcNow()));
        _time.AdvanceTo(_time.GetUtcNow().AddHours(1));
        cursor = await RoundAsync(host, cursor, removed: 0);
        _mailbox.ForgetDeltas();
        _mailbox.Add(Draft(_time.GetUtcNow()));
        _time.AdvanceTo(_time.GetUtcNow().AddHours(1));

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: cursor with { Window = Window() });

        Assert.Equal(SourceError.CursorExpired, Assert.IsType<SourceFailure>(results[^1]).Error);
    }

    [Fact]
    public async Task Whether_messages_are_gone_is_asked_four_at_a_time()
    {
        var removed = string.Join(',', Enumerable.Range(1, 6).Select(i => $$$"""{"id":"m{{{i}}}=","@removed":{"reason":"deleted"}}"""));
        var graph = new GraphStub
        {
            Page = request => CannedHandler.Json(request.Uri.AbsolutePath.Contains("/delta", StringComparison.Ordinal)
                ? $$"""{"value":[{{removed}}],"@odata.deltaLink":"{{GraphStub.Root}}/next"}"""
                : GraphStub.PageOf([])),
        };
        graph.InBatch = call => call.Url.Contains("m2", StringComparison.Ordinal) || call.Url.Contains("m5", StringComparison.Ordinal)
            ? GraphStub.Part(call, 200, """{"id":"x","parentFolderId":"inbox-id"}""")
            : GraphStub.Part(call, 404, """{"error":{"code":"ErrorItemNotFound"}}""");
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        const string State = """{"v":1,"owner":[],"folders":[{"id":"inbox-id"}],"at":1,"upTo":"2026-11-01T00:00:00Z","changed":["inbox-id"],"changesDue":true}""";

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: new SyncCursor(ConnectorHost.Year, State));

        Assert.Equal(["m1=", "m3=", "m4=", "m6="], results.Cast<Page>().SelectMany(page => page.Removed));
        Assert.Equal([4, 2], graph.Batches.Select(batch => batch.Count));
        Assert.Equal("/me/messages/m1%3D?$select=parentFolderId", graph.Batches[0][0].Url);
        Assert.All(graph.Batches.SelectMany(batch => batch), call => Assert.Equal("IdType=\"ImmutableId\"", call.Prefer));
    }

    [Theory]
    [InlineData("""{"value":[]}""", "NoLink")]
    [InlineData("""{"value":[],"@odata.nextLink":"https://graph.microsoft.com/v1.0/a","@odata.deltaLink":"https://graph.microsoft.com/v1.0/b"}""", "TwoLinks")]
    [InlineData("""{"value":[],"@odata.nextLink":"https://evil.example/v1.0/a"}""", "ForeignHost")]
    [InlineData("""{"value":[],"@odata.nextLink":"https://graph.microsoft.com/v1.0/me/mailFolders/inbox-id/messages/delta()?$skiptoken=1"}""", "LinkLoop")]
    public async Task A_round_of_changes_has_one_link_and_an_end(string body, string code)
    {
        var graph = new GraphStub
        {
            Page = request => CannedHandler.Json(request.Uri.AbsolutePath.Contains("/delta", StringComparison.Ordinal) ? body : GraphStub.PageOf([])),
        };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        const string State = """{"v":1,"owner":[],"folders":[{"id":"inbox-id"}],"at":1,"upTo":"2026-11-01T00:00:00Z","changed":["inbox-id"],"changesDue":true}""";

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), cursor: new SyncCursor(ConnectorHost.Year, State));

        Assert.Equal(code, Assert.IsType<SourceFailure>(results[^1]).Code);
    }

    private static MessageDraft Draft(DateTimeOffset received) => new() { ReceivedAt = received, From = new EmulatedAddress("a@customer.example"), InternetMessageId = $"<{Guid.NewGuid():N}@x.example>" };

    private TimeWindow Window() => new(_time.GetUtcNow().AddYears(-1), _time.GetUtcNow());

    private ConnectorHost Host(Action<MicrosoftConnectorOptions>? configure = null) => new(_world.CreateHandler(), ConnectorHost.TokensOf(_world), _time, configure);

    private async Task<SyncCursor> RoundAsync(ConnectorHost host, SyncCursor cursor, int removed)
    {
        var pages = await ReadAsync(host, cursor with { Window = Window() });
        Assert.Equal(removed, pages.Sum(page => page.Removed.Count));
        return pages[^1].Next;
    }

    private async Task<List<Page>> ReadAsync(ConnectorHost host, SyncCursor cursor) =>
        [.. (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: cursor)).Cast<Page>()];
}
