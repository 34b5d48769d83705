using Jiminny.Connectors;
using Jiminny.Crm;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Import.Tests;

/// <summary>What the product's data policy does not let be imported is not read, and what it does not let be kept is not kept.</summary>
public sealed class PolicyTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    [Fact]
    public async Task A_product_that_may_not_import_meetings_does_not()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[new("m", "ann@customer.example")]]);
        var calendar = new ScriptedSource(StreamKind.Calendar, Now, [[new("e", "ann@customer.example")]]);
        await using var fixture = Create(new DataPolicy { MailFields = MailFields.Metadata, Calendar = CalendarData.OwnTasksOnly }, mail, calendar);

        var results = await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal([ImportStatus.Completed, ImportStatus.Failed], results.Select(result => result.Status));
        Assert.Equal(SourceError.PolicyForbids, results[1].Failure!.Error);
        Assert.Empty(calendar.Cursors);
        Assert.Equal(["m"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_field_that_may_not_be_kept_is_not_however_the_item_was_found()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[new("m", "ann@customer.example"), new("broken") { IsUnreadable = true }]]);
        var reader = new ScriptedReader(StreamKind.Mail, Now);
        reader.Items["broken"] = new("broken", "ann@customer.example");
        var policy = new DataPolicy { MailFields = MailFields.Ids | MailFields.Participants | MailFields.Times };
        await using var fixture = Create(policy, services => services.AddSingleton<IItemReader>(reader), mail);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromHours(7), fixture.Time);
        await fixture.ImportAsync();

        var items = await fixture.Store.ReadItemsAsync(ImportFixture.Organisation, Storage.ItemQuery.All, default).ToListAsync();

        Assert.Equal(["m", "broken"], items.Select(item => item.Item.ProviderId));
        Assert.All(items, item => Assert.Null(item.Item.Subject));
    }

    [Fact]
    public async Task Items_whose_people_may_not_be_kept_are_not_lost_when_the_crm_changes()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[new("m", "ann@customer.example")]]);
        await using var fixture = Create(new DataPolicy { MailFields = MailFields.Ids | MailFields.Times }, mail);
        await fixture.ImportAsync();
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C1") { Name = "Ann", Addresses = ["ann@customer.example"] }));

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal(["m"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task What_may_be_kept_for_ninety_days_is_imported_for_ninety_days_and_leaves_then()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now,
            [[new("young", "ann@customer.example"), new("old", "ann@customer.example") { Time = Now.AddDays(-91) }, new("ageing", "ann@customer.example") { Time = Now.AddDays(-89).AddHours(-23) }]]);
        await using var fixture = Create(new DataPolicy { MailFields = MailFields.Metadata, MailRetention = TimeSpan.FromDays(90) }, mail);
        await fixture.ImportAsync();
        Assert.Equal(["young", "ageing"], await fixture.KeptIdsAsync());
        await Task.Delay(TimeSpan.FromHours(2), fixture.Time);

        await fixture.ImportAsync();

        Assert.Equal(["young"], await fixture.KeptIdsAsync());
    }

    private static ImportFixture Create(DataPolicy policy, params IMailboxSource[] sources) => Create(policy, _ => { }, sources);

    private static ImportFixture Create(DataPolicy policy, Action<IServiceCollection> more, params IMailboxSource[] sources) =>
        new(sources, more: services => more(services.AddSingleton<IDataPolicies>(new OnePolicy(policy))));

    private sealed class OnePolicy(DataPolicy policy) : IDataPolicies
    {
        public ValueTask<DataPolicy?> FindAsync(string organisationId, CancellationToken cancellationToken) => new(policy);
    }
}
