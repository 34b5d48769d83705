using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>A mailbox that changes while it is read, and lists that are not what Graph documents.</summary>
public class ListingTests
{
    private const int PageSize = 10;

    private readonly InstantTime _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Deletions_and_arrivals_while_paging_cost_no_other_message_and_double_none(int seed)
    {
        var random = new Random(seed);
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent)];
        mailbox.AddRange(Enumerable.Range(0, 200).Select(i => Draft(i, folders[i % 2], random.Next(120))));
        var lasting = mailbox.Messages.Select(message => message.InternetMessageId!).ToHashSet();
        var world = new EmulatedWorld([mailbox], _time);
        using var host = Host(world);
        var pages = new List<Page>();
        var cursor = SyncCursor.Begin(ConnectorHost.Year);
        while (pages is [] or [.., { IsLast: false }])
        {
            pages.Add(Assert.IsType<Page>(await host.Mail.ReadPageAsync(ConnectorHost.Box(mailbox), cursor, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken)));
            cursor = pages[^1].Next;
            for (var i = random.Next(4); i > 0; i--)
            {
                var gone = mailbox.Messages[random.Next(mailbox.Messages.Count)];
                mailbox.Delete(gone);
                lasting.Remove(gone.InternetMessageId!);
                mailbox.Add(Draft(1000 + (pages.Count * 10) + i, folders[random.Next(2)], random.Next(120)));
            }
        }

        var kept = pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).ToList();
        Assert.Empty(lasting.Except(kept));
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Equal(kept.Count, pages.Sum(page => page.Listed));
    }

    [Fact]
    public async Task A_back_fill_stays_within_its_requests()
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent), mailbox.AddFolder("Projects")];
        int[] sizes = [1203, 97, 310];
        foreach (var (folder, size) in folders.Zip(sizes))
            mailbox.AddRange(Enumerable.Range(0, size).Select(i => Draft(i, folder, i / 2)));

        var world = new EmulatedWorld([mailbox], _time);
        using var host = ConnectorHostFor(world, pageSize: 100);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepNone(), ConnectorHost.Box(mailbox));

        // Inbox, Sent Items, Archive, Outbox, Conversation History and Projects are read.
        var floor = sizes.Sum(size => (size + 99) / 100) + 3 + (2 * 6);
        Assert.Equal(sizes.Sum(), results.Cast<Page>().Sum(page => page.Listed));
        Assert.InRange(world.Journal.For(mailbox.Key).Requests, 1, floor);
    }

    [Fact]
    public async Task More_messages_of_one_second_than_fit_a_page_are_all_read()
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example");
        mailbox.AddRange(Enumerable.Range(0, 60).Select(i => Draft(i, mailbox.Folder(WellKnownFolder.Inbox), i is < 20 or >= 45 ? i : 30)));
        using var host = Host(new EmulatedWorld([mailbox], _time));

        var pages = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(mailbox))).Cast<Page>().ToList();

        Assert.Equal(60, pages.Sum(page => page.Listed));
        Assert.Equal(60, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Distinct().Count());
    }

    [Fact]
    public async Task What_is_withdrawn_to_the_next_page_is_counted_once_whatever_became_of_it()
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example");
        mailbox.AddRange(Enumerable.Range(0, 200).Select(i => Draft(i, mailbox.Folder(WellKnownFolder.Inbox), i / 7)));
        using var host = Host(new EmulatedWorld([mailbox], _time));
        var filter = new RecordingFilter(item => (item.Participants[0].Address[1] % 4) switch
        {
            0 => Verdict.Keep(evidence: 1),
            1 => Verdict.Undecided(),
            2 => Verdict.Discard(DiscardReason.InternalOnly),
            _ => Verdict.Discard(DiscardReason.Unmatched),
        });

        var pages = (await ConnectorHost.ReadAsync(host.Mail, filter, ConnectorHost.Box(mailbox))).Cast<Page>().ToList();

        var digits = Enumerable.Range(0, 200).Select(i => $"p{i}"[1] % 4).ToLookup(digit => digit);
        Assert.Equal(digits[0].Count(), pages.Sum(page => page.Kept.Count));
        Assert.Equal(digits[1].Count(), pages.Sum(page => page.Undecided));
        Assert.Equal(digits[1].Count(), pages.SelectMany(page => page.Pending).Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal(digits[2].Count(), pages.Sum(page => page.Discarded[DiscardReason.InternalOnly]));
        Assert.Equal(200, pages.Sum(page => page.Listed));
    }

    [Fact]
    public async Task A_lost_link_is_noticed_by_the_count()
    {
        var graph = new GraphStub { Page = request => Slice(request) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time, options => options.MessagesPerPage = PageSize);

        var pages = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())).Cast<Page>().ToList();

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"m{i}").Order(), pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Order());
    }

    [Fact]
    public async Task A_page_shorter_than_its_count_is_asked_for_again()
    {
        var graph = new GraphStub
        {
            Page = _ => CannedHandler.Json(Counted(GraphStub.PageOf([GraphStub.Message(1), GraphStub.Message(2)]), 2)),
            Before = (request, number) => number == 3 ? CannedHandler.Json(Counted(GraphStub.PageOf([GraphStub.Message(1)]), 2)) : null,
        };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(2, page.Listed);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Fact]
    public async Task A_count_that_never_holds_is_said()
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(Counted(GraphStub.PageOf([GraphStub.Message(1)]), 2)) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal("CountMismatch", Assert.IsType<SourceFailure>(results[^1]).Code);
    }

    [Fact]
    public async Task A_message_shown_twice_counts_once_and_disorder_loses_nothing()
    {
        var graph = new GraphStub
        {
            Page = request => request.Uri.Query.Contains("skip", StringComparison.Ordinal)
                ? CannedHandler.Json(GraphStub.PageOf([At(4, 40), At(5, 35)]))
                : CannedHandler.Json(GraphStub.PageOf([At(1, 50), At(2, 30), At(1, 50), At(3, 45), At(2, 30)], $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip=3")),
        };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var pages = (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())).Cast<Page>().ToList();

        Assert.Equal(["m1", "m2", "m3", "m4", "m5"], pages.SelectMany(page => page.Kept).Select(item => item.ProviderId));
        Assert.Equal(5, pages.Sum(page => page.Listed));
    }

    [Fact]
    public async Task Links_that_lead_round_in_a_circle_come_to_an_end()
    {
        var graph = new GraphStub
        {
            Page = request => CannedHandler.Json(GraphStub.PageOf([], $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip={(request.Uri.Query.EndsWith('1') ? 2 : 1)}")),
        };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal("LinkLoop", Assert.IsType<SourceFailure>(results[^1]).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_takes_no_heed_of_the_slice_is_not_asked_for_ever(bool links)
    {
        var page = Counted(GraphStub.PageOf([At(1, 50), At(2, 30)], links ? $"{GraphStub.Root}/me/mailFolders/inbox-id/messages?$skip=2" : null), 5);
        var graph = new GraphStub { Page = _ => CannedHandler.Json(page) };
        var handler = graph.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal("LinkLoop", Assert.IsType<SourceFailure>(results[^1]).Code);
        Assert.InRange(handler.Sent.Count, 1, 20);
    }

    private static string At(int number, int second) => GraphStub.Message(number, received: $"2026-05-01T08:00:{second:00}Z");

    private static string Counted(string page, int count) => page.Insert(1, $"\"@odata.count\":{count},");

    // 25 messages, a second apart, of which a request gets those of its slice.
    private static HttpResponseMessage Slice(SentRequest request)
    {
        var query = Uri.UnescapeDataString(request.Uri.Query);
        var before = DateTimeOffset.Parse(query.Split("receivedDateTime lt ")[1].Split('&')[0], null);
        var start = new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
        var all = Enumerable.Range(0, 25).Reverse().Where(i => start.AddSeconds(i) < before).ToList();
        var page = GraphStub.PageOf(all.Take(PageSize).Select(i => At(i, i)));
        return CannedHandler.Json(Counted(page, all.Count));
    }

    private static MessageDraft Draft(int number, EmulatedFolder folder, int second) => new()
    {
        ReceivedAt = ConnectorHost.Year.From.AddDays(1).AddSeconds(second),
        Folder = folder,
        From = new EmulatedAddress($"p{number}@customer.example"),
        InternetMessageId = $"<{number}@x.example>",
    };

    private static ConnectorHost ConnectorHostFor(EmulatedWorld world, int pageSize) =>
        new(world.CreateHandler(), ConnectorHost.TokensOf(world), world.Clock, options => options.MessagesPerPage = pageSize);

    private static ConnectorHost Host(EmulatedWorld world) => ConnectorHostFor(world, PageSize);
}
