using System.Text;
using Jiminny.Connectors;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Import.Tests;

/// <summary>Whom an exclusion list names is not kept, whatever the CRM says, from now on and backwards.</summary>
public sealed class ExclusionTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    public static TheoryData<string, string, bool> Domains => new()
    {
        { "customer.example", "ann@customer.example", true },
        { "CUSTOMER.example", "ann@Customer.Example", true },
        { "customer.example", "ann@mail.customer.example", true },
        { "customer.example", "ann@notcustomer.example", false },
        { "mail.customer.example", "ann@customer.example", false },
        { "bücher.example", "ann@xn--bcher-kva.example", true },
        { "bücher.example", "ann@shop.bücher.example", true },
    };

    [Theory]
    [MemberData(nameof(Domains))]
    public void A_domain_stands_for_itself_and_all_below_it(string domain, string address, bool isExcluded)
    {
        var set = new ExclusionSet([Exclusion.OfDomain(domain)]);

        Assert.Equal(isExcluded, set.Contains(Encoding.UTF8.GetBytes(address)));
    }

    [Fact]
    public void An_address_stands_for_itself_in_every_spelling()
    {
        var set = new ExclusionSet([Exclusion.OfAddress("Ann@Customer.example")]);

        Assert.True(set.Contains("ANN@customer.EXAMPLE"u8));
        Assert.False(set.Contains("anna@customer.example"u8));
        Assert.False(set.Contains("not an address"u8));
        Assert.True(ExclusionSet.None.IsEmpty);
        Assert.Throws<ArgumentException>(() => Exclusion.OfAddress("customer.example"));
        Assert.Throws<ArgumentException>(() => Exclusion.OfDomain("ann@customer.example"));
    }

    [Fact]
    public async Task An_exclusion_beats_a_crm_record_and_holds_for_one_mailbox_or_for_all()
    {
        ScriptedItem[] mailbox = [new("1", "ann@customer.example"), new("2", "lee@gmail.com"), new("3", "zoe@customer.example")];
        await using var fixture = new ImportFixture([new ScriptedSource(StreamKind.Mail, Now, mailbox)]);
        var lists = fixture.Services.GetRequiredService<IExclusionLists>();
        await lists.AddAsync(
            ImportFixture.Organisation,
            [Exclusion.OfAddress("ann@customer.example"), Exclusion.OfDomain("gmail.com", "another box"), Exclusion.OfDomain("customer.example", "another box")],
            default);
        await lists.AddAsync("globex", [Exclusion.OfDomain("gmail.com")], default);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal(1, receipt.Discarded[DiscardReason.Excluded]);
        Assert.Equal(["2", "3"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task What_was_kept_before_goes_with_the_next_pass_without_asking_the_provider()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[new("1", "ann@customer.example"), new("2", "lee@gmail.com")]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        var lists = fixture.Services.GetRequiredService<IExclusionLists>();
        await lists.AddAsync(ImportFixture.Organisation, [Exclusion.OfDomain("customer.example")], default);

        await fixture.ImportAsync();

        Assert.Equal(["2"], await fixture.KeptIdsAsync());
        Assert.Single(source.Cursors);
        var review = Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.Review).Receipt;
        Assert.Equal((2L, 1L, 1L, 1L), (review.Listed, review.Kept, review.Discarded[DiscardReason.Excluded], review.Removed));
        await fixture.ImportAsync();
        Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.Review);
    }

    [Fact]
    public async Task An_exclusion_made_while_a_mailbox_is_read_holds_by_the_end_of_the_run()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [new("1", "ann@customer.example")], [new("2", "ann@customer.example")]);
        await using var fixture = new ImportFixture([source]);
        var lists = fixture.Services.GetRequiredService<IExclusionLists>();
        source.BeforePage = page =>
        {
            if (page == 1)
            {
                lists.AddAsync(ImportFixture.Organisation, [Exclusion.OfAddress("ann@customer.example")], default).AsTask().GetAwaiter().GetResult();
            }
        };

        await fixture.ImportAsync();

        Assert.Empty(await fixture.KeptIdsAsync());
    }
}
