namespace Jiminny.Crm.Conformance;

/// <summary>Records that share an address, a domain or a name are all reported: which one is meant is not the adapter's to decide.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmDuplicateSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>Two contacts with one address both come.</summary>
    [Fact]
    public async Task Contacts_that_share_an_address_all_come()
    {
        RequireType(CrmRecordType.Contact);
        await AllComeAsync(Drafts.Contact("info@customer.example", 1), Drafts.Contact("INFO@customer.example", 2));
    }

    /// <summary>A contact and a lead with one address both come.</summary>
    [Fact]
    public async Task A_contact_and_a_lead_that_share_an_address_both_come()
    {
        RequireType(CrmRecordType.Contact);
        RequireType(CrmRecordType.Lead);
        await AllComeAsync(Drafts.Contact("ann@customer.example"), Drafts.Lead("ann@customer.example"));
    }

    /// <summary>Three accounts with one website all come, with their domain.</summary>
    [Fact]
    public async Task Accounts_that_share_a_domain_all_come()
    {
        RequireType(CrmRecordType.Account);
        var feed = await AllComeAsync(
            Drafts.Account("group.example", 1), Drafts.Account("http://group.example", 2), Drafts.Account("https://www.GROUP.example/", 3));

        Assert.All(feed.Records.Values, account => Assert.Equal(["group.example"], Assert.IsType<Account>(account).Domains));
    }

    private async Task<CrmFeed> AllComeAsync(params IReadOnlyList<CrmRecord> drafts)
    {
        var created = new HashSet<CrmReference>();
        foreach (var draft in drafts)
            created.Add(await CreateAsync(draft));

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(created, feed.Records.Keys.ToHashSet());
        return feed;
    }
}
