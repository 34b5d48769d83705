using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Import.Tests;

/// <summary>The mail of somebody whom the CRM has only now learned of is found without reading the whole mailbox again.</summary>
public sealed class LateMatchTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;
    private static readonly ScriptedItem OfNia = new("of nia", "nia@newcomer.example", "bob@acme.example");
    private static readonly ScriptedItem Similar = new("similar", "nia@elsewhere.example", "bob@acme.example");

    [Fact]
    public async Task A_new_contacts_mail_is_searched_for_and_every_answer_is_decided()
    {
        await using var fixture = Create(out var source, out var search);
        var before = await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["Nia@Newcomer.example"] }));

        var result = Assert.Single(await fixture.Importer.ImportAsync(ImportFixture.Organisation));

        Assert.Single(source.Cursors);
        Assert.Equal(["of ann", "of nia"], (await fixture.KeptIdsAsync()).Order());
        Assert.Equal(["nia@newcomer.example"], search.Asked[0].Terms.Addresses);
        Assert.Equal([null, "1"], search.Asked.Select(asked => asked.Cursor.State));
        Assert.Equal(new TimeWindow(Now.AddMonths(-12), Now), search.Asked[0].Cursor.Window);
        var run = Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.LateMatch).Receipt;
        Assert.Equal((2L, 1L, 1L, true), (run.Listed, run.Kept, run.Discarded[DiscardReason.Unmatched], run.IsComplete));
        Assert.Equal(before.Receipt.Listed, result.Receipt.Listed);

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        Assert.Equal(2, search.Asked.Count);
    }

    [Fact]
    public async Task A_new_account_is_searched_for_by_its_domain()
    {
        await using var fixture = Create(out _, out var search);
        await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Upsert(new Account("A2") { Domains = ["newcomer.example"] }));

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal(["newcomer.example"], search.Asked[0].Terms.Domains);
        Assert.Equal(["of ann", "of nia"], (await fixture.KeptIdsAsync()).Order());
    }

    [Fact]
    public async Task A_grant_that_cannot_search_has_the_window_read_again_once()
    {
        await using var fixture = Create(out var source, out var search);
        await fixture.ImportAsync();
        search.Failures.Enqueue(new SourceFailure(SourceError.MissingScope, "gmail_metadata"));
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));

        var result = Assert.Single(await fixture.Importer.ImportAsync(ImportFixture.Organisation));
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal((ImportStatus.Completed, 2), (result.Status, source.Cursors.Count));
        Assert.Single(search.Asked);
    }

    [Fact]
    public async Task Fifty_thousand_new_contacts_in_several_readings_cost_one_reading_of_the_window()
    {
        await using var fixture = Create(out var source, out var search);
        await fixture.ImportAsync();
        for (var part = 0; part < 5; part++)
        {
            fixture.CrmChanges.AddRange(Enumerable.Range(0, 10_000).Select(i => CrmChange.Upsert(new Contact($"N{part}-{i}") { Addresses = [$"p{part}-{i}@newcomer.example"] })));
            await RefreshAsync(fixture);
        }

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal(2, source.Cursors.Count);
        Assert.Empty(search.Asked);
    }

    [Fact]
    public async Task A_search_that_has_to_wait_is_taken_up_again_by_a_later_pass()
    {
        await using var fixture = Create(out _, out var search);
        await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));
        search.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddMinutes(5), Cost = new RequestCost(1, 5) });

        Assert.Equal(ImportStatus.Waiting, (await fixture.Importer.ImportAsync(ImportFixture.Organisation)).Single().Status);
        Assert.Equal(ImportStatus.Completed, (await fixture.Importer.ImportAsync(ImportFixture.Organisation)).Single().Status);

        Assert.Equal(["of ann", "of nia"], (await fixture.KeptIdsAsync()).Order());
    }

    [Fact]
    public async Task A_removed_record_decides_its_items_anew_without_asking_the_provider()
    {
        await using var fixture = Create(out var source, out var search);
        await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Delete(CrmRecordType.Contact, "C1"));
        fixture.CrmChanges.Add(CrmChange.Delete(CrmRecordType.Account, "A1"));

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Empty(await fixture.KeptIdsAsync());
        Assert.Single(source.Cursors);
        Assert.Empty(search.Asked);
        var review = Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.Review).Receipt;
        Assert.Equal((1L, 1L, 1L), (review.Listed, review.Discarded[DiscardReason.Unmatched], review.Removed));
    }

    [Fact]
    public async Task Unless_the_host_allows_it_nothing_is_searched_for()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[OfNia]]);
        var search = new ScriptedSearch(Now, [OfNia]);
        await using var fixture = new ImportFixture([source], more: services => services.AddSingleton<IMailSearch>(search));
        await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Empty(search.Asked);
        Assert.Equal(["of nia"], await fixture.KeptIdsAsync());
    }

    // A pass over no mailbox reads the CRM's changes and nothing else.
    private static async Task RefreshAsync(ImportFixture fixture)
    {
        fixture.Designated = [];
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        fixture.Designated = [ImportFixture.Mailbox];
    }

    private static ImportFixture Create(out ScriptedSource source, out ScriptedSearch search)
    {
        source = new ScriptedSource(StreamKind.Mail, Now, [[new("of ann", "ann@customer.example", "bob@acme.example"), OfNia, Similar]]);
        var found = search = new ScriptedSearch(Now, [Similar], [OfNia]);
        return new ImportFixture([source], options => options.AllowMailSearch = true, more: services => services.AddSingleton<IMailSearch>(found));
    }
}
