namespace Jiminny.Crm.Conformance;

/// <summary>Addresses and websites come as people typed them, and odd ones never stop a read.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmAddressSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>No spelling of an address is lost.</summary>
    /// <param name="typed">The address as it was typed.</param>
    [Theory]
    [InlineData("ann@customer.example")]
    [InlineData("ANN@CUSTOMER.EXAMPLE")]
    [InlineData("d..steffes@customer.example")]
    [InlineData("o'hara@customer.example")]
    [InlineData("ann+news@customer.example")]
    [InlineData("ann.bell@mail.eu.customer.example")]
    [InlineData("müller@customer.example")]
    [InlineData("ann@eaade")]
    [InlineData("  spaced@customer.example ")]
    public async Task An_address_comes_as_it_was_typed(string typed)
    {
        var type = Fixture.Types.Contains(CrmRecordType.Contact) ? CrmRecordType.Contact : CrmRecordType.Lead;
        RequireType(type);
        var person = await CreateAsync(type == CrmRecordType.Contact ? Drafts.Contact(typed) : Drafts.Lead(typed));

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Contains(typed.Trim(), Drafts.AddressesOf(feed.Find(person)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A person can be reached by any of their addresses.</summary>
    [Fact]
    public async Task All_addresses_of_a_person_come()
    {
        RequireType(CrmRecordType.Contact);
        var typed = Enumerable.Range(1, Fixture.AddressesPerPerson).Select(number => $"ann{number}@customer{number}.example").ToArray();
        var person = await CreateAsync(new Contact("contact") { Name = "Ann", Addresses = typed });

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(typed.Order(), Drafts.AddressesOf(feed.Find(person)).Order(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A person without an address is a record like any other.</summary>
    [Fact]
    public async Task A_person_without_an_address_comes_without_one()
    {
        RequireType(CrmRecordType.Contact);
        var person = await CreateAsync(new Contact("contact") { Name = "Nobody" });

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Empty(Assert.IsType<Contact>(feed.Find(person)).Addresses);
    }

    /// <summary>A website is a domain in the feed, however it was typed.</summary>
    /// <param name="typed">The website as it was typed.</param>
    [Theory]
    [InlineData("customer.example")]
    [InlineData("http://customer.example")]
    [InlineData("HTTPS://www.Customer.example/en/home?x=1")]
    [InlineData("www.customer.example")]
    public async Task A_website_comes_as_a_domain(string typed)
    {
        RequireType(CrmRecordType.Account);
        var account = await CreateAsync(Drafts.Account(typed));

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(["customer.example"], Assert.IsType<Account>(feed.Find(account)).Domains);
    }

    /// <summary>An account has all its domains.</summary>
    [Fact]
    public async Task All_domains_of_an_account_come()
    {
        RequireType(CrmRecordType.Account);
        var domains = Enumerable.Range(1, Fixture.DomainsPerAccount).Select(number => $"customer{number}.example").ToArray();
        var account = await CreateAsync(new Account("account") { Name = "Customer", Domains = domains });

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(domains.Order(), Assert.IsType<Account>(feed.Find(account)).Domains.Order());
    }

    /// <summary>A website that holds no domain, or none at all, costs no record.</summary>
    /// <param name="typed">The website as it was typed.</param>
    [Theory]
    [InlineData("http://www.expressl&t.net")]
    [InlineData("n/a")]
    [InlineData(null)]
    public async Task An_account_with_a_broken_website_comes_without_a_domain(string? typed)
    {
        RequireType(CrmRecordType.Account);
        var broken = await CreateAsync(Drafts.Account(typed, 1));
        var whole = await CreateAsync(Drafts.Account("customer.example", 2));

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Empty(Assert.IsType<Account>(feed.Find(broken)).Domains);
        Assert.Equal(["customer.example"], Assert.IsType<Account>(feed.Find(whole)).Domains);
    }
}
