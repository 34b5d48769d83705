using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>What the planner chooses, what that costs and what it finds, over loopback HTTP against an emulated mailbox whose search is as lossy as Gmail's.</summary>
public class MailPlanTests
{
    private const string Customer = "ann@customer.example";

    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;

    private readonly VirtualClock _clock = new(Now);
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner");
    private readonly List<string> _addresses = [Customer, "o'hara@other.example", "bob@customer.example"];

    [Fact]
    public async Task Only_hits_and_an_audit_are_fetched_and_every_message_is_accounted_for()
    {
        Fill(1200, "noise@elsewhere.example");
        Fill(40, Customer);
        Fill(10, "bob@customer.example", asCopy: true);

        var (pages, plan, units) = await ReadAsync();

        Assert.Equal(50, pages.Sum(page => page.Kept.Count));
        Assert.Equal(1250, pages.Sum(page => page.Listed));
        Assert.Equal(1200 - 12, pages.Sum(page => page.Discarded[DiscardReason.NotReturnedBySearch]));
        Assert.Equal((true, MailPlanReason.SearchCostsLess, 1250, 50), (plan.IsSearch, plan.Reason, plan.Messages, plan.Hits));
        Assert.Equal((62, 1188, 12, 0), (plan.Fetched, plan.NotReturned, plan.Audited, plan.AuditMatched));
        // Profile, three pages of ids, one search, and what is fetched.
        Assert.Equal((1 + (5 * 4) + (20 * 62), plan.Units), (units, units));
        Assert.Equal(plan.Units - 1, plan.SearchEstimate);
    }

    [Fact]
    public async Task Many_hits_are_read_in_slices_of_time_that_overlap_nowhere()
    {
        Fill(900, "noise@elsewhere.example");
        Fill(330, Customer);

        var (pages, plan, units) = await ReadAsync(options => (options.MessagesPerPage, options.AuditShare) = (100, 0));

        Assert.Equal(4, pages.Count);
        Assert.Equal(330, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal((330, 1230), (pages.Sum(page => page.Kept.Count), pages.Sum(page => page.Listed)));
        Assert.Equal(plan.Units, units);
        Assert.True(plan.Units < plan.ScanEstimate / 3, $"{plan.Units} of {plan.ScanEstimate} units.");
    }

    [Fact]
    public async Task A_whole_audit_finds_what_the_search_misses()
    {
        Fill(20, "noise@elsewhere.example");
        Fill(3, "o'hara@other.example");
        Fill(2, Customer);

        var (all, audited, _) = await ReadAsync(options => (options.MailPlan, options.AuditShare) = (MailPlanChoice.Search, 1));
        var (some, silent, _) = await ReadAsync(options => (options.MailPlan, options.AuditShare) = (MailPlanChoice.Search, 0));

        Assert.Equal((5, 3), (all.Sum(page => page.Kept.Count), audited.AuditMatched));
        Assert.Equal((2, 0, 23), (some.Sum(page => page.Kept.Count), silent.AuditMatched, silent.NotReturned));
        Assert.Contains("of 23 more that were audited 3 matched (about 0 missed)", audited.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_says_about_how_much_is_missed()
    {
        Fill(800, "noise@elsewhere.example");
        Fill(200, "o'hara@other.example");

        var (_, plan, _) = await ReadAsync(options => options.AuditShare = 0.1);

        Assert.Equal(100, plan.Audited);
        Assert.InRange(plan.AuditMatched, 8, 32);
        Assert.InRange(plan.EstimatedMissed, 70, 290);
    }

    [Fact]
    public async Task Where_nearly_all_mail_is_a_hit_scanning_costs_less()
    {
        Fill(300, Customer);

        var (pages, plan, units) = await ReadAsync();

        Assert.Equal((false, MailPlanReason.ScanCostsLess), (plan.IsSearch, plan.Reason));
        Assert.Equal(300, pages.Sum(page => page.Kept.Count));
        Assert.InRange(units, plan.ScanEstimate, plan.ScanEstimate * 1.02);
    }

    [Theory]
    [InlineData(100, 0.05)]
    [InlineData(700, 0.05)]
    [InlineData(700, 0.9)]
    public async Task However_many_searches_it_takes_the_choice_never_costs_a_tenth_more_than_the_better_plan(int messages, double share)
    {
        // Short searches: as many of them as a much larger CRM takes.
        _addresses.AddRange(Enumerable.Range(0, 1010).Select(i => $"person.number{i}@company{i}.example"));
        Fill((int)(messages * (1 - share)), "noise@elsewhere.example");
        Fill((int)(messages * share), Customer);

        var (_, plan, auto) = await ReadAsync(options => options.MaxSearchLength = 256);
        var (_, _, scan) = await ReadAsync(options => (options.MailPlan, options.MaxSearchLength) = (MailPlanChoice.Scan, 256));
        var (_, _, search) = await ReadAsync(options => (options.MailPlan, options.MaxSearchLength) = (MailPlanChoice.Search, 256));

        Assert.Equal(scan > search, plan.IsSearch);
        Assert.True(auto <= 1.1 * Math.Min(scan, search), $"auto {auto}, scan {scan}, search {search} units.");
    }

    [Fact]
    public async Task Nothing_is_asked_for_unless_the_host_allows_it()
    {
        Fill(30, Customer);

        var (pages, plan, units) = await ReadAsync(options => options.AllowSearch = false);
        var (_, without, _) = await ReadAsync(book: null);

        Assert.Equal((false, MailPlanReason.SearchNotAllowed, 30), (plan.IsSearch, plan.Reason, pages.Sum(page => page.Kept.Count)));
        Assert.Equal(1 + 5 + (20 * 30), units);
        Assert.Equal(MailPlanReason.NoAddressBook, without.Reason);
        Assert.DoesNotContain(Customer, plan.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_whose_search_is_refused_is_scanned()
    {
        Fill(100, "noise@elsewhere.example");
        Fill(5, Customer);
        var world = new EmulatedWorld([_mailbox], _clock);
        var handler = new RefusingHandler(world.CreateHandler());
        using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(world), _clock, options => options.AllowSearch = true, new AddressBook(_addresses));

        var results = await ConnectorHost.ReadAsync(host.Mail, new AddressFilter(_addresses), ConnectorHost.Box(_mailbox));

        var page = Assert.IsType<Page>(Assert.Single(results));
        Assert.Equal((5, 105, MailPlanReason.SearchRefused), (page.Kept.Count, page.Listed, MailPlan.Find(page.Next)!.Reason));
    }

    [Fact]
    public async Task A_grant_of_headers_only_is_refused_with_what_it_lacks()
    {
        var world = new EmulatedWorld([_mailbox], _clock);
        var tokens = new CannedTokens(request => world.IssueToken(
            request.Mailbox.Key.MailboxId, ["https://www.googleapis.com/auth/gmail.metadata", "https://www.googleapis.com/auth/gmail.readonly"], TimeSpan.FromDays(1)));
        using var host = new ConnectorHost(world.CreateHandler(), tokens, _clock, options => options.AllowSearch = true, new AddressBook(_addresses));

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, new AddressFilter(_addresses), ConnectorHost.Box(_mailbox))));

        Assert.Equal(SourceError.MissingScope, failure.Error);
    }

    private async Task<(List<Page> Pages, MailPlan Plan, long Units)> ReadAsync(Action<GoogleConnectorOptions>? configure = null, bool? book = true)
    {
        var world = new EmulatedWorld([_mailbox], _clock, new EmulatorOptions { EnforceQuotas = false });
        using var host = new ConnectorHost(
            world.CreateHandler(),
            ConnectorHost.TokensOf(world),
            _clock,
            options =>
            {
                options.AllowSearch = true;
                options.GmailUnitsPerMinute = options.GmailUnitsPerMinuteInAll = int.MaxValue;
                configure?.Invoke(options);
            },
            book is null ? null : new AddressBook(_addresses));
        var pages = (await ConnectorHost.ReadAsync(host.Mail, new AddressFilter(_addresses), ConnectorHost.Box(_mailbox))).Cast<Page>().ToList();
        Assert.All(pages, page => Assert.Equal(page.Listed, page.Kept.Count + page.Discarded.Total + page.Undecided + page.Failed));
        return (pages, MailPlan.Find(pages[^1].Next)!, world.Journal.For(_mailbox.Key).Units);
    }

    private void Fill(int count, string who, bool asCopy = false)
    {
        var step = (Now - ConnectorHost.Year.From) / (count + 1);
        var person = new EmulatedAddress(who);
        var owner = new EmulatedAddress("owner@self.example");
        _mailbox.AddRange(Enumerable.Range(1, count).Select(i => new MessageDraft
        {
            ReceivedAt = ConnectorHost.Year.From + (step * i), From = asCopy ? owner : person, To = [owner], Cc = asCopy ? [person] : [], Subject = $"{who} {i}",
        }));
    }

    private sealed class AddressBook(List<string> addresses) : ICrmAddressBook
    {
        public ValueTask<MailSearchTerms?> ListAsync(string organisationId, int most, CancellationToken cancellationToken) =>
            new(addresses.Count > most ? null : new MailSearchTerms(addresses, []));
    }

    /// <summary>Gmail, but for searches that name somebody.</summary>
    private sealed class RefusingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Uri.UnescapeDataString(request.RequestUri!.Query).Contains("from:", StringComparison.Ordinal)
                ? Task.FromResult(GoogleStub.Error(400, "invalidArgument"))
                : base.SendAsync(request, cancellationToken);
    }
}
