using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>Rounds after the first read what has changed, over loopback HTTP against a mailbox that changes.</summary>
public class MailChangesTests
{
    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;
    private static readonly TimeWindow Later = new(ConnectorHost.Year.From.AddDays(2), Now.AddDays(2));

    private readonly VirtualClock _clock = new(Now);
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner");

    [Fact]
    public async Task An_idle_mailbox_costs_one_request_a_round()
    {
        Add("old", Now.AddDays(-1));
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Last(await ReadAsync(host, SyncCursor.Begin(ConnectorHost.Year)));

        var idle = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, first.Next with { Window = Later })));
        var again = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, idle.Next)));

        Assert.All([idle, again], page => Assert.Equal((0, true, new RequestCost(1, 2)), (page.Listed, page.IsLast, page.Cost)));
        Assert.All([idle, again], page => Assert.Empty(page.Removed));
    }

    [Fact]
    public async Task New_mail_moved_mail_and_deleted_mail_are_told_apart()
    {
        var inbox = _mailbox.Folder(WellKnownFolder.Inbox);
        var trash = _mailbox.Folder(WellKnownFolder.Deleted);
        var read = Add("is read", Now.AddDays(-1));
        var doomed = Add("deleted for good", Now.AddDays(-2));
        var binned = Add("goes to trash", Now.AddDays(-3));
        var spam = Add("comes back from spam", Now.AddDays(-4), WellKnownFolder.Junk);
        var filed = Add("is filed", Now.AddDays(-5));
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Last(await ReadAsync(host, SyncCursor.Begin(ConnectorHost.Year)));
        var ids = Ids(first);

        Add("new", Now.AddHours(1));
        Add("new draft", Now.AddHours(1), WellKnownFolder.Drafts);
        Add("too late for the window", Now.AddDays(9));
        _mailbox.Delete(Add("new and gone", Now.AddHours(2)));
        _mailbox.Move(_mailbox.Move(binned, inbox)!, trash);
        _mailbox.Move(_mailbox.Move(filed, trash)!, _mailbox.AddFolder("Projects"));
        _mailbox.Move(spam, inbox);
        _mailbox.Delete(doomed);
        var page = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, first.Next with { Window = Later })));

        Assert.Equal(["comes back from spam", "is filed", "new", "too late for the window"], page.Kept.Select(item => item.Subject).Order());
        Assert.Equal(4, page.Listed);
        Assert.Equal(0, page.Failed);
        Assert.Equal([ids["deleted for good"], ids["goes to trash"]], page.Removed.Intersect(ids.Values).Order(StringComparer.Ordinal).OrderBy(id => id == ids["goes to trash"]));
        Assert.Contains(read.Subject!, ids.Keys);
        // One list of changes, and a batch of what is there and what might be.
        Assert.Equal(new RequestCost(2, 2 + (20 * 5)), page.Cost);
    }

    [Fact]
    public async Task A_message_that_is_gone_when_it_is_asked_for_is_removed_and_counts_nowhere()
    {
        Add("old", Now.AddDays(-1));
        var world = new EmulatedWorld([_mailbox], _clock);
        EmulatedMessage? vanishing = null;
        var handler = new BetweenHandler(world.CreateHandler(), request =>
        {
            if (vanishing is not null && request.RequestUri!.AbsolutePath.Contains("/messages/", StringComparison.Ordinal))
                _mailbox.Delete(vanishing);
        });
        using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(world), _clock);
        var first = Last(await ReadAsync(host, SyncCursor.Begin(ConnectorHost.Year)));
        vanishing = Add("vanishes", Now.AddHours(1));

        var page = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, first.Next with { Window = Later })));

        Assert.Equal((0, 0, 1), (page.Listed, page.Failed, page.Removed.Count));
    }

    [Fact]
    public async Task Changes_come_in_pages_and_what_happens_between_them_is_not_lost()
    {
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Last(await ReadAsync(host, SyncCursor.Begin(ConnectorHost.Year)));
        for (var i = 0; i < 501; i++)
            Add($"new {i}", Now.AddMinutes(i));

        using var worker = _clock.RegisterWorker();
        var page = Assert.IsType<Page>(await host.Mail.ReadPageAsync(
            ConnectorHost.Box(_mailbox), first.Next with { Window = Later }, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
        Add("between", Now.AddHours(20));
        var rest = Last(await ReadAsync(host, page.Next));
        var after = Last(await ReadAsync(host, rest.Next));

        Assert.Equal((500, false), (page.Listed, page.IsLast));
        Assert.Equal(502, page.Kept.Concat(rest.Kept).Concat(after.Kept).Select(item => item.Subject).Distinct().Count());
    }

    [Fact]
    public async Task Forgotten_changes_are_an_expired_cursor()
    {
        Add("old", Now.AddDays(-1));
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Last(await ReadAsync(host, SyncCursor.Begin(ConnectorHost.Year)));
        Add("new", Now.AddHours(1));
        _mailbox.ForgetChanges();

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ReadAsync(host, first.Next with { Window = Later })));

        Assert.Equal((SourceError.CursorExpired, "HistoryGone"), (failure.Error, failure.Code));
    }

    private static Page Last(List<PageResult> results) => Assert.IsType<Page>(results[^1]);

    private static Dictionary<string, string> Ids(Page page) => page.Kept.ToDictionary(item => item.Subject!, item => item.ProviderId);

    private Task<EmulatorServer> StartAsync() =>
        EmulatorServer.StartAsync(new EmulatedWorld([_mailbox], _clock), cancellationToken: TestContext.Current.CancellationToken);

    private Task<List<PageResult>> ReadAsync(ConnectorHost host, SyncCursor cursor) =>
        ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox), cursor: cursor);

    private EmulatedMessage Add(string subject, DateTimeOffset time, string folder = WellKnownFolder.Inbox) => _mailbox.Add(new MessageDraft
    {
        ReceivedAt = time, Folder = _mailbox.Folder(folder), Subject = subject, From = new EmulatedAddress("c@customer.example"), To = [new EmulatedAddress("owner@self.example")],
    });

    /// <summary>Lets something happen just before a request arrives.</summary>
    private sealed class BetweenHandler(HttpMessageHandler inner, Action<HttpRequestMessage> before) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            before(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
