using Jiminny.Crm;
using Jiminny.Matching.Tests.Crm;

namespace Jiminny.Matching.Tests.Providing;

public sealed class MatcherProviderTests
{
    private readonly InMemoryCrm _crm = new(new Contact("C1") { Addresses = ["ann@customer.example"] });

    [Fact]
    public async Task The_first_callers_share_one_read()
    {
        using var host = MatchingHost.Create(_crm);
        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await host.Provider.AcquireAsync("org", default))));

        Assert.Equal(1, _crm.FullReads);
        Assert.Single(leases.Select(lease => lease.Matcher).Distinct());
    }

    [Fact]
    public async Task A_lease_keeps_its_snapshot_over_a_swap_and_the_last_one_releases_it()
    {
        using var host = MatchingHost.Create(_crm);
        var first = await host.Provider.AcquireAsync("org", default);
        var second = await host.Provider.AcquireAsync("org", default);
        var old = first.Matcher;
        _crm.Delete(CrmRecordType.Contact, "C1");
        await host.Provider.RefreshAsync("org", default);
        using var current = await host.Provider.AcquireAsync("org", default);

        Assert.Equal(AddressMatchKind.Unmatched, current.Matcher.Match("ann@customer.example").Kind);
        Assert.True(current.Matcher.Version > old.Version);
        first.Dispose();
        first.Dispose();
        Assert.Equal(AddressMatchKind.Exact, old.Match("ann@customer.example").Kind);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => old.Match("ann@customer.example"));
        Assert.Throws<ObjectDisposedException>(() => first.Matcher);
    }

    [Fact]
    public async Task A_refresh_reads_only_changes_and_says_who_is_new()
    {
        using var host = MatchingHost.Create(_crm);
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        _crm.Upsert(
            new Contact("C1") { Addresses = ["ann@customer.example", "ann@home.example"] },
            new Lead("L1") { Addresses = ["Zoe@Lead.example", "broken"] },
            new Account("A1") { Domains = ["account.example", "gmail.com"] },
            new Opportunity("O1"));
        var report = await host.Provider.RefreshAsync("org", default);

        Assert.False(report.IsFullRead);
        Assert.Equal(4, report.ChangesRead);
        Assert.Equal((2, 3, 1), (report.People, report.Addresses, report.AccountDomains));
        Assert.Equal(["ann@home.example", "zoe@lead.example"], report.NewAddresses);
        Assert.Equal(["account.example"], report.NewDomains);
        Assert.Equal("Lead L1", Assert.Single(report.Problems).Place);
        Assert.DoesNotContain("broken", report.Problems[0].Reason);
        Assert.Equal(AccountDomainRefusal.Freemail, Assert.Single(report.RefusedDomains).Reason);
    }

    [Theory]
    [InlineData(2_000_000)]
    [InlineData(1)]
    public async Task Contents_are_what_matches_and_follow_the_crm(int overlayThreshold)
    {
        using var host = MatchingHost.Create(_crm, MatchingRules.CreateBuilder().AddInternalDomains(["own.example"]).Build(), options => options.OverlayThreshold = overlayThreshold);
        _crm.Upsert(new Lead("L1") { Addresses = ["Zoe@Lead.example"] }, new Account("A1") { Domains = ["account.example", "gmail.com", "own.example"] });
        var first = await host.Contents.ListAsync("org", 3, default);
        _crm.Delete(CrmRecordType.Contact, "C1");
        _crm.Upsert(new Account("A1") { Domains = ["moved.example"] });
        await host.Provider.RefreshAsync("org", default);
        var second = await host.Contents.ListAsync("org", 3, default);

        Assert.Equal(["ann@customer.example", "zoe@lead.example"], first!.Addresses.Order());
        Assert.Equal(["account.example"], first.Domains);
        Assert.Equal(["zoe@lead.example"], second!.Addresses);
        Assert.Equal(["moved.example"], second.Domains);
        Assert.Null(await host.Contents.ListAsync("org", 1, default));
        Assert.DoesNotContain("example", second.ToString());
    }

    [Fact]
    public async Task Nothing_new_swaps_nothing()
    {
        using var host = MatchingHost.Create(_crm);
        using var lease = await host.Provider.AcquireAsync("org", default);

        Assert.Equal(lease.Matcher.Version, (await host.Provider.RefreshAsync("org", default)).Version);
    }

    [Fact]
    public async Task Broken_records_are_reported_by_id_and_never_fatal()
    {
        _crm.Upsert(
            new Contact("C2"),
            new Contact("C3") { Addresses = ["secret person at nowhere"] },
            new Contact("C1") { Addresses = ["new@customer.example"] },
            new Account("A1") { Domains = ["no domain\u0001"] });
        using var host = MatchingHost.Create(_crm);
        var report = await host.Provider.RebuildAsync("org", null, default);

        Assert.Equal(["Contact C2", "Contact C3", "Contact C1", "Account A1"], report.Problems.Select(problem => problem.Place));
        Assert.DoesNotContain(report.Problems, problem => problem.Reason.Contains("secret"));
        Assert.Equal((1, 1), (report.People, report.Addresses));
        using var lease = await host.Provider.AcquireAsync("org", default);
        Assert.Equal(AddressMatchKind.Unmatched, lease.Matcher.Match("ann@customer.example").Kind);
        Assert.Equal(AddressMatchKind.Exact, lease.Matcher.Match("new@customer.example").Kind);
    }

    [Fact]
    public async Task An_expired_cursor_or_an_adapter_without_changes_leads_to_a_full_read()
    {
        using var host = MatchingHost.Create(_crm);
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        _crm.Failure = new CrmCursorExpired();
        Assert.True((await host.Provider.RefreshAsync("org", default)).IsFullRead);

        _crm.Descriptor = _crm.Descriptor with { ReportsDeletions = false };
        Assert.True((await host.Provider.RefreshAsync("org", default)).IsFullRead);
        Assert.Equal(3, _crm.FullReads);
    }

    [Fact]
    public async Task A_failed_read_leaves_the_matcher_as_it_was()
    {
        using var host = MatchingHost.Create(_crm);
        using var lease = await host.Provider.AcquireAsync("org", default);
        _crm.Failure = new CrmThrottled(DateTimeOffset.MaxValue);
        var exception = await Assert.ThrowsAsync<CrmUnavailableException>(async () => await host.Provider.RefreshAsync("org", default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.Provider.RebuildAsync("org", null, new CancellationToken(canceled: true)));

        Assert.IsType<CrmThrottled>(exception.Result);
        using var again = await host.Provider.AcquireAsync("org", default);
        Assert.Same(lease.Matcher, again.Matcher);
    }

    [Fact]
    public async Task A_first_read_the_crm_breaks_off_goes_on_where_it_was()
    {
        var crm = new InMemoryCrm(Enumerable.Range(0, 10).Select(i => new Contact($"c{i}") { Addresses = [$"p{i}@customer.example"] })) { Descriptor = new("memory") { MaxPageSize = 2 } };
        crm.FailAt(6, new CrmThrottled(DateTimeOffset.MaxValue));
        using var host = MatchingHost.Create(crm);

        await Assert.ThrowsAsync<CrmUnavailableException>(async () => await host.Provider.AcquireAsync("org", default));
        using var lease = await host.Provider.AcquireAsync("org", default);

        Assert.All(Enumerable.Range(0, 10), i => Assert.True(lease.Matcher.Match($"p{i}@customer.example").IsMatch));
        Assert.Equal(1, crm.FullReads);
    }

    [Fact]
    public async Task A_wait_that_is_short_is_waited()
    {
        _crm.Failure = new CrmThrottled(DateTimeOffset.UnixEpoch);
        using var host = MatchingHost.Create(_crm);

        using var lease = await host.Provider.AcquireAsync("org", default);

        Assert.True(lease.Matcher.Match("ann@customer.example").IsMatch);
    }

    [Fact]
    public async Task A_kind_of_record_that_is_hidden_later_does_not_leave_the_matcher()
    {
        using var host = MatchingHost.Create(_crm);
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        _crm.Hide(CrmRecordType.Contact);

        var exception = await Assert.ThrowsAsync<CrmUnavailableException>(async () => await host.Provider.RebuildAsync("org", null, default));

        Assert.Equal(CrmRecordType.Contact, Assert.IsType<CrmPermissionMissing>(exception.Result).RecordType);
        using var lease = await host.Provider.AcquireAsync("org", default);
        Assert.True(lease.Matcher.Match("ann@customer.example").IsMatch);
    }

    [Fact]
    public async Task A_kind_of_record_that_was_hidden_is_read_whole_when_it_appears()
    {
        _crm.Hide(CrmRecordType.Contact);
        using var host = MatchingHost.Create(_crm);
        var partial = await host.Provider.RebuildAsync("org", null, default);
        Assert.Equal([CrmRecordType.Contact], partial.HiddenTypes);
        Assert.False((await host.Provider.RefreshAsync("org", default)).IsFullRead);

        _crm.Show();
        var whole = await host.Provider.RefreshAsync("org", default);

        Assert.True(whole.IsFullRead);
        Assert.Empty(whole.HiddenTypes);
        Assert.Equal(["ann@customer.example"], whole.NewAddresses);
    }

    [Fact]
    public async Task Organisations_see_nothing_of_each_other()
    {
        var other = new InMemoryCrm(new Contact("C1") { Addresses = ["bob@customer.example"] });
        using var host = MatchingHost.Create(new CrmByOrganisation(("one", _crm), ("two", other)));
        using var one = await host.Provider.AcquireAsync("one", default);
        using var two = await host.Provider.AcquireAsync("two", default);

        Assert.Equal(AddressMatchKind.Exact, one.Matcher.Match("ann@customer.example").Kind);
        Assert.Equal(AddressMatchKind.Unmatched, two.Matcher.Match("ann@customer.example").Kind);
        Assert.Equal(AddressMatchKind.Exact, two.Matcher.Match("bob@customer.example").Kind);
    }

    [Fact]
    public async Task Changed_rules_lead_to_a_full_read()
    {
        var rules = new ChangingRules { Rules = MatchingRules.Default };
        using var host = MatchingHost.Create(_crm, rules);
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        rules.Rules = MatchingRules.CreateBuilder().AddInternalDomains("our.example").Build();
        await host.Provider.RefreshAsync("org", default);
        using var lease = await host.Provider.AcquireAsync("org", default);

        Assert.Equal(AddressMatchKind.Internal, lease.Matcher.Match("bob@our.example").Kind);
        Assert.Equal(2, _crm.FullReads);
    }

    [Fact]
    public async Task A_removed_organisation_is_read_anew_and_its_leases_stay_valid()
    {
        using var host = MatchingHost.Create(_crm);
        using var lease = await host.Provider.AcquireAsync("org", default);

        Assert.True(host.Provider.Remove("org"));
        Assert.False(host.Provider.Remove("org"));
        Assert.Equal(AddressMatchKind.Exact, lease.Matcher.Match("ann@customer.example").Kind);
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        Assert.Equal(2, _crm.FullReads);
    }

    [Fact]
    public async Task Progress_is_told_page_by_page()
    {
        _crm.Descriptor = _crm.Descriptor with { MaxPageSize = 1 };
        _crm.Upsert(new Contact("C2"), new Contact("C3"));
        using var host = MatchingHost.Create(_crm);
        var progress = new Recorder();
        await host.Provider.RebuildAsync("org", progress, default);

        Assert.Equal([new(1, 1, 0), new(2, 2, 1), new(3, 3, 2)], progress.Reports);
    }

    private sealed class Recorder : IProgress<MatcherBuildProgress>
    {
        public List<MatcherBuildProgress> Reports { get; } = [];

        public void Report(MatcherBuildProgress value) => Reports.Add(value);
    }

    private sealed class ChangingRules : IMatchingRulesProvider
    {
        public required MatchingRules Rules { get; set; }

        public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken) => new(Rules);
    }

    private sealed class CrmByOrganisation(params (string Id, ICrmAdapter Crm)[] organisations) : ICrmAdapterFactory
    {
        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) =>
            new(organisations.Single(organisation => organisation.Id == organisationId).Crm);
    }
}
