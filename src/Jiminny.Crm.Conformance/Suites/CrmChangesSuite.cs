namespace Jiminny.Crm.Conformance;

/// <summary>A later read yields what changed, all of it and not everything.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmChangesSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>New records come with the next read.</summary>
    [Fact]
    public async Task An_added_record_comes()
    {
        var (adapter, feed) = await ReadFilledAsync();
        var added = await CreateAsync(Drafts.Of(Fixture.Types[0], 99));

        await feed.ReadOnAsync(adapter);

        Assert.NotNull(feed.Find(added));
    }

    /// <summary>The new content comes, not the old one and not only the news of a change.</summary>
    [Fact]
    public async Task A_changed_record_comes_with_its_new_content()
    {
        RequireType(CrmRecordType.Contact);
        var contact = await CreateAsync(Drafts.Contact("old@customer.example"));
        var (adapter, feed) = await ReadFilledAsync();
        await Fixture.UpdateAsync(new Contact(contact.Id) { Name = "Other", Addresses = ["new@customer.example"] });

        await feed.ReadOnAsync(adapter);

        Assert.Equal(["new@customer.example"], Drafts.AddressesOf(feed.Find(contact)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Of several changes between two reads the last one counts.</summary>
    [Fact]
    public async Task A_record_changed_twice_comes_in_its_last_state()
    {
        RequireType(CrmRecordType.Account);
        var account = await CreateAsync(Drafts.Account("one.example"));
        var (adapter, feed) = await ReadFilledAsync();
        await Fixture.UpdateAsync(new Account(account.Id) { Name = "Two", Domains = ["two.example"] });
        await Fixture.UpdateAsync(new Account(account.Id) { Name = "Three", Domains = ["three.example"] });

        await feed.ReadOnAsync(adapter);

        Assert.Equal(["three.example"], Assert.IsType<Account>(feed.Find(account)).Domains);
    }

    /// <summary>A contact tells its account, and a new one when it moves.</summary>
    [Fact]
    public async Task A_contact_that_moves_to_another_account_says_so()
    {
        RequireType(CrmRecordType.Contact);
        RequireType(CrmRecordType.Account);
        var first = await CreateAsync(Drafts.Account("one.example", 1));
        var second = await CreateAsync(Drafts.Account("two.example", 2));
        var contact = await CreateAsync(Drafts.Contact("ann@one.example") with { AccountId = first.Id });
        var adapter = await Fixture.OpenAsync();
        var feed = await CrmFeed.ReadAsync(adapter);
        Assert.Equal(first.Id, Assert.IsType<Contact>(feed.Find(contact)).AccountId);
        await Fixture.UpdateAsync(new Contact(contact.Id) { Name = "Ann", Addresses = ["ann@one.example"], AccountId = second.Id });

        await feed.ReadOnAsync(adapter);

        Assert.Equal(second.Id, Assert.IsType<Contact>(feed.Find(contact)).AccountId);
    }

    /// <summary>A deal that was closed is no longer shown as open.</summary>
    [Fact]
    public async Task A_closed_opportunity_is_not_open()
    {
        RequireType(CrmRecordType.Opportunity);
        var deal = await CreateAsync(new Opportunity("deal") { Name = "Deal" });
        var adapter = await Fixture.OpenAsync();
        var feed = await CrmFeed.ReadAsync(adapter);
        Assert.True(Assert.IsType<Opportunity>(feed.Find(deal)).IsOpen);
        await Fixture.UpdateAsync(new Opportunity(deal.Id) { Name = "Deal", IsOpen = false });

        await feed.ReadOnAsync(adapter);

        Assert.False(Assert.IsType<Opportunity>(feed.Find(deal)).IsOpen);
    }

    /// <summary>Clocks are coarse: a change in the very moment of a read belongs to the next one.</summary>
    [Fact]
    public async Task A_change_in_the_moment_of_a_read_is_not_lost()
    {
        var adapter = await Fixture.OpenAsync();
        var feed = new CrmFeed();
        for (var round = 0; round < 4; round++)
        {
            var added = await CreateAsync(Drafts.Of(Fixture.Types[0], round));
            await feed.ReadOnAsync(adapter);
            Assert.NotNull(feed.Find(added));
        }
    }

    /// <summary>A cursor for changes that begins at the start again is none.</summary>
    [Fact]
    public async Task One_change_does_not_bring_everything_again()
    {
        await FillAsync(20);
        await Fixture.SettleAsync();
        var adapter = await Fixture.OpenAsync();
        Assert.SkipUnless(adapter.Descriptor.SupportsChanges, "The adapter yields no changes.");
        var first = await CrmFeed.ReadAsync(adapter);
        await Fixture.SettleAsync();
        // Some CRMs look back a while; a second read settles that.
        var second = await CrmFeed.ReadAsync(adapter, first.Cursor);
        var added = await CreateAsync(Drafts.Of(Fixture.Types[0], 99));

        var changes = await CrmFeed.ReadAsync(adapter, second.Cursor);

        Assert.NotNull(changes.Find(added));
        Assert.InRange(changes.Records.Count, 1, 10);
    }

    private async Task<(ICrmAdapter Adapter, CrmFeed Feed)> ReadFilledAsync()
    {
        await FillAsync(3);
        var adapter = await Fixture.OpenAsync();
        Assert.SkipUnless(adapter.Descriptor.SupportsChanges, "The adapter yields no changes.");
        return (adapter, await CrmFeed.ReadAsync(adapter));
    }
}
