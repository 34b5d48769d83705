using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Searching an emulated mailbox, whose search stops at 1,000 answers as Graph's does.</summary>
public class SearchTests
{
    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner");

    [Fact]
    public async Task Fifteen_hundred_hits_are_all_found_though_a_search_answers_a_thousand()
    {
        var hits = Fill(1500, "anna@customer.example", i => ConnectorHost.Year.From.AddHours(i * 5.5));
        Fill(300, "somebody@other.example", i => ConnectorHost.Year.From.AddDays(i));
        var world = new EmulatedWorld([_mailbox], _time);
        using var host = Host(world);

        var pages = await SearchAsync(host, new MailSearchTerms(["Anna@customer.example"], []), ConnectorHost.Year);

        Assert.Equal(hits.Order(), pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).Order());
        Assert.Equal(1500, pages.Sum(page => page.Listed));
        // Six to know the mailbox, one too many, and the halves.
        Assert.InRange(world.Journal.For(_mailbox.Key).Requests, 1, 6 + 1 + 3);
    }

    [Fact]
    public async Task A_day_with_more_hits_than_a_page_is_paged_through()
    {
        var hits = Fill(90, "anna@customer.example", i => ConnectorHost.Year.From.AddDays(100).AddMinutes(i));
        using var host = Host(new EmulatedWorld([_mailbox], _time), pageSize: 20);

        var pages = await SearchAsync(host, new MailSearchTerms([], ["customer.example"]), ConnectorHost.Year);

        Assert.Equal(hits.Order(), pages.SelectMany(page => page.Kept).Cast<EmailMetadata>().Select(email => email.InternetMessageId!).Order());
    }

    [Fact]
    public async Task Only_the_window_and_the_folders_that_are_read_count()
    {
        Fill(30, "anna@customer.example", i => ConnectorHost.Year.From.AddHours(-15 + i));
        Fill(10, "anna@customer.example", i => ConnectorHost.Year.From.AddDays(i + 3), WellKnownFolder.Deleted);
        using var host = Host(new EmulatedWorld([_mailbox], _time));

        var pages = await SearchAsync(host, new MailSearchTerms(["anna@customer.example"], []), ConnectorHost.Year);

        Assert.Equal(15, pages.Sum(page => page.Listed));
    }

    [Fact]
    public async Task More_terms_than_one_search_takes_are_asked_for_in_groups_and_odd_ones_cannot_break_out()
    {
        var addresses = Enumerable.Range(0, 45).Select(i => $"p{i}@customer.example").ToList();
        foreach (var address in addresses)
            Fill(1, address, _ => ConnectorHost.Year.From.AddDays(addresses.IndexOf(address)));
        using var host = Host(new EmulatedWorld([_mailbox], _time));

        var pages = await SearchAsync(host, new MailSearchTerms([.. addresses, "o'hara&co@customer.example", "\") OR from:(\"@x.example", ""], []), ConnectorHost.Year);

        Assert.Equal(45, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal(3, pages.Count);
        Assert.Equal([false, false, true], pages.Select(page => page.IsLast));
    }

    [Fact]
    public async Task Nobody_to_look_for_costs_nothing()
    {
        var world = new EmulatedWorld([_mailbox], _time);
        using var host = Host(world);

        var page = Assert.Single(await SearchAsync(host, new MailSearchTerms([], []), ConnectorHost.Year));

        Assert.Equal((0, true, 0), (page.Listed, page.IsLast, world.Journal.Count));
    }

    [Fact]
    public async Task The_cursor_holds_no_address_and_an_unknown_one_has_expired()
    {
        Fill(90, "anna@customer.example", i => ConnectorHost.Year.From.AddDays(i));
        using var host = Host(new EmulatedWorld([_mailbox], _time), pageSize: 20);
        var terms = new MailSearchTerms(["anna@customer.example"], []);

        var pages = await SearchAsync(host, terms, ConnectorHost.Year);
        var unknown = await host.Search.SearchPageAsync(
            ConnectorHost.Box(_mailbox), terms, new SyncCursor(ConnectorHost.Year, "{\"v\":9}"), RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(90, pages.Sum(page => page.Listed));
        Assert.True(pages.Count > 4);
        Assert.All(pages, page => Assert.DoesNotContain("anna", page.Next.State!, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(SourceError.CursorExpired, Assert.IsType<SourceFailure>(unknown).Error);
    }

    private static async Task<List<Page>> SearchAsync(ConnectorHost host, MailSearchTerms terms, TimeWindow window)
    {
        var pages = new List<Page>();
        for (var cursor = SyncCursor.Begin(window); pages is [] or [.., { IsLast: false }]; cursor = pages[^1].Next)
        {
            pages.Add(Assert.IsType<Page>(await host.Search.SearchPageAsync(
                new MailboxContext(new MailboxKey("org", "owner@self.example"), Provider.Microsoft), terms, cursor, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken)));
        }

        return pages;
    }

    private static ConnectorHost Host(EmulatedWorld world, int pageSize = 1000) =>
        new(world.CreateHandler(), ConnectorHost.TokensOf(world), world.Clock, options => options.MessagesPerPage = pageSize);

    private List<string> Fill(int count, string from, Func<int, DateTimeOffset> received, string folder = WellKnownFolder.Inbox) =>
    [
        .. _mailbox.AddRange(Enumerable.Range(0, count).Select(i => new MessageDraft
        {
            ReceivedAt = received(i), Folder = _mailbox.Folder(folder), From = new EmulatedAddress(from), InternetMessageId = $"<{from}.{folder}.{i}@x.example>",
        })).Select(message => message.InternetMessageId!),
    ];
}
