namespace Jiminny.Crm.Conformance;

/// <summary>People are found by address. Skipped for an adapter without <see cref="ICrmAddressLookup"/>.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmLookupSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>Contacts and leads with any of the addresses are found, whatever the case.</summary>
    [Fact]
    public async Task People_are_found_whatever_the_case()
    {
        var lookup = await RequireCapabilityAsync<ICrmAddressLookup>();
        var expected = new HashSet<CrmReference>();
        if (Fixture.Types.Contains(CrmRecordType.Contact))
            expected.Add(await CreateAsync(Drafts.Contact("Ann@Customer.example", 1)));
        if (Fixture.Types.Contains(CrmRecordType.Lead))
            expected.Add(await CreateAsync(Drafts.Lead("ann@customer.example", 2)));
        await FillAsync(3);

        var found = await FindAsync(lookup, "ANN@customer.EXAMPLE", "nobody@nowhere.example");

        Assert.Equal(expected, found);
    }

    /// <summary>A person is found by any address they have.</summary>
    [Fact]
    public async Task A_person_is_found_by_every_address()
    {
        RequireType(CrmRecordType.Contact);
        var lookup = await RequireCapabilityAsync<ICrmAddressLookup>();
        var typed = Enumerable.Range(1, Fixture.AddressesPerPerson).Select(number => $"ann{number}@customer.example").ToArray();
        var person = await CreateAsync(new Contact("contact") { Name = "Ann", Addresses = typed });

        foreach (var address in typed)
            Assert.Equal([person], await FindAsync(lookup, address));
        Assert.Equal([person], await FindAsync(lookup, typed));
    }

    /// <summary>No text of an address is taken for a command, and none finds everybody.</summary>
    /// <param name="address">The address.</param>
    [Theory]
    [InlineData("o'hara@customer.example")]
    [InlineData("x' OR Name LIKE '%")]
    [InlineData("%@customer1.example")]
    [InlineData("\\")]
    [InlineData("\"; DROP TABLE people; --")]
    [InlineData("")]
    public async Task An_odd_address_finds_nobody(string address)
    {
        var lookup = await RequireCapabilityAsync<ICrmAddressLookup>();
        await FillAsync(3);

        Assert.Empty(await FindAsync(lookup, address));
    }

    /// <summary>As many addresses as announced can be asked for at once, and no more.</summary>
    [Fact]
    public async Task The_announced_number_of_addresses_can_be_asked_for()
    {
        var lookup = await RequireCapabilityAsync<ICrmAddressLookup>();
        await FillAsync(1);
        var addresses = Enumerable.Range(1, lookup.MaxAddresses).Select(number => $"a-rather-long-name-of-nobody-{number}@nowhere-at-all.example").ToArray();

        Assert.Empty(await FindAsync(lookup, addresses));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => FindAsync(lookup, [.. addresses, "one-more@nowhere.example"]));
    }

    private static async Task<HashSet<CrmReference>> FindAsync(ICrmAddressLookup lookup, params string[] addresses)
    {
        var result = await lookup.FindPeopleAsync(addresses, TestContext.Current.CancellationToken);
        return Assert.IsType<CrmPeopleFound>(result).People.Select(person => new CrmReference(person.Type, person.Id)).ToHashSet();
    }
}
