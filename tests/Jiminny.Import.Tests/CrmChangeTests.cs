using Jiminny.Connectors;
using Jiminny.Crm;

namespace Jiminny.Import.Tests;

/// <summary>What changes in the CRM changes what is kept, with the next pass.</summary>
public sealed class CrmChangeTests
{
    private static readonly ScriptedItem[] Mailbox =
    [
        new("of ann", "ann@customer.example", "bob@acme.example"), new("of lee", "lee@gmail.com", "bob@acme.example"), new("of new", "nia@newcomer.example", "bob@acme.example"),
    ];

    [Fact]
    public async Task The_mail_of_a_contact_added_later_appears()
    {
        await using var fixture = Create(out var source);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        Assert.Equal(["of ann", "of lee"], await fixture.KeptIdsAsync());

        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal(["of ann", "of lee", "of new"], (await fixture.KeptIdsAsync()).Order());
        Assert.Equal(2, source.Cursors.Count);
    }

    [Fact]
    public async Task The_mail_of_a_lead_that_was_deleted_goes()
    {
        await using var fixture = Create(out _);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        fixture.CrmChanges.Add(CrmChange.Delete(CrmRecordType.Lead, "L1"));
        var result = Assert.Single(await fixture.Importer.ImportAsync(ImportFixture.Organisation));

        Assert.Equal(["of ann"], await fixture.KeptIdsAsync());
        Assert.Equal(1, result.Receipt.Removed);
    }

    [Fact]
    public async Task A_merged_contact_hands_its_mail_over()
    {
        await using var fixture = Create(out _);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C9") { AccountId = "A1", Addresses = ["ann@customer.example"] }));
        fixture.CrmChanges.Add(CrmChange.Delete(CrmRecordType.Contact, "C1", mergedInto: "C9"));
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        var matches = (await fixture.Store.ReadItemsAsync(ImportFixture.Organisation, Storage.ItemQuery.All, default).ToListAsync())
            .Single(item => item.Item.ProviderId == "of ann").Matches;
        Assert.Equal("C9", Assert.Single(matches, match => match.Type == CrmRecordType.Contact).Id);
    }

    [Fact]
    public async Task A_round_under_way_is_decided_anew_too()
    {
        using var stop = new CancellationTokenSource();
        var source = new ScriptedSource(StreamKind.Mail, ImportFixture.Start, Mailbox, [])
        {
            BeforePage = page =>
            {
                if (page == 1)
                {
                    stop.Cancel();
                    stop.Token.ThrowIfCancellationRequested();
                }
            },
        };
        await using var fixture = new ImportFixture([source]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Importer.ImportAsync(ImportFixture.Organisation, null, stop.Token));
        source.BeforePage = null;

        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal(["of ann", "of lee", "of new"], (await fixture.KeptIdsAsync()).Order());
    }

    [Fact]
    public async Task The_mail_of_leads_that_the_crm_hides_after_a_restart_stays()
    {
        await using var fixture = Create(out _);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        fixture.Matchers.Remove(ImportFixture.Organisation);
        fixture.HiddenType = CrmRecordType.Lead;
        fixture.Time.Pass(TimeSpan.FromDays(10));

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        Assert.Equal(["of ann", "of lee"], await fixture.KeptIdsAsync());

        fixture.HiddenType = null;
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        Assert.Equal(["of ann", "of lee"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task Without_a_change_nothing_is_read_again()
    {
        await using var fixture = Create(out var source);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Single(source.Cursors);
    }

    [Fact]
    public async Task A_crm_that_asks_to_wait_does_not_stop_the_import()
    {
        await using var fixture = Create(out _);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        fixture.IsCrmThrottled = true;

        var result = Assert.Single(await fixture.Importer.ImportAsync(ImportFixture.Organisation));

        Assert.Equal(ImportStatus.Completed, result.Status);
    }

    private static ImportFixture Create(out ScriptedSource source)
    {
        source = new ScriptedSource(StreamKind.Mail, ImportFixture.Start, Mailbox);
        return new ImportFixture([source]);
    }
}
