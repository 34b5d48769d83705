namespace Jiminny.Crm.Conformance;

/// <summary>A read from the start yields everything, in pages that can be resumed anywhere.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmPagingSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int OfEach = 12;

    /// <summary>Nothing is left out and nothing is invented.</summary>
    [Fact]
    public async Task Every_record_comes()
    {
        var created = await FillAsync(OfEach);

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(created.Order(ByTypeAndId), feed.Records.Keys.Order(ByTypeAndId));
    }

    /// <summary>The descriptor's limit holds.</summary>
    [Fact]
    public async Task No_page_is_larger_than_announced()
    {
        await FillAsync(OfEach);
        var adapter = await Fixture.OpenAsync();

        var feed = await CrmFeed.ReadAsync(adapter);

        Assert.All(feed.Pages, page => Assert.InRange(page.Changes.Count, 0, adapter.Descriptor.MaxPageSize));
    }

    /// <summary>Nothing is an answer too.</summary>
    [Fact]
    public async Task An_empty_crm_is_read_to_its_end()
    {
        var adapter = await Fixture.OpenAsync();
        var feed = await CrmFeed.ReadAsync(adapter);
        var created = await FillAsync(1);

        await feed.ReadOnAsync(adapter);

        Assert.Equal(created.Order(ByTypeAndId), feed.Records.Keys.Order(ByTypeAndId));
    }

    /// <summary>A cursor is all there is to know about a place: another process can go on from it.</summary>
    [Fact]
    public async Task A_read_goes_on_with_another_adapter()
    {
        var created = await FillAsync(OfEach);
        var feed = new CrmFeed();

        do
            await feed.ReadPageAsync(await Fixture.OpenAsync());
        while (!feed.IsAtEnd && feed.Pages.Count < 1_000);

        Assert.Equal(created.Order(ByTypeAndId), feed.Records.Keys.Order(ByTypeAndId));
    }

    /// <summary>A page whose effects were not kept is read again, from any place.</summary>
    [Fact]
    public async Task Reading_every_page_twice_changes_nothing()
    {
        var created = await FillAsync(OfEach);
        var adapter = await Fixture.OpenAsync();
        var feed = new CrmFeed();

        do
        {
            await CrmFeed.PageAsync(adapter, feed.Cursor);
            await feed.ReadPageAsync(adapter);
        }
        while (!feed.IsAtEnd && feed.Pages.Count < 1_000);

        Assert.Equal(created.Order(ByTypeAndId), feed.Records.Keys.Order(ByTypeAndId));
    }

    /// <summary>Places counted from the start shift when a record goes, and the next one is skipped.</summary>
    [Fact]
    public async Task A_record_deleted_between_two_pages_takes_no_other_with_it()
    {
        var created = await FillAsync(OfEach);
        var adapter = await Fixture.OpenAsync();
        var feed = new CrmFeed();
        await feed.ReadPageAsync(adapter);
        var gone = feed.Records.Keys.Take(3).ToArray();
        foreach (var record in gone)
            await Fixture.DeleteAsync(record);

        if (!feed.IsAtEnd)
            await feed.ReadOnAsync(adapter);

        Assert.Empty(created.Except(gone).Except(feed.Records.Keys));
    }

    /// <summary>What is added while a read is under way comes with it or with the next one.</summary>
    [Fact]
    public async Task A_record_added_between_two_pages_comes_in_the_end()
    {
        await FillAsync(OfEach);
        var adapter = await Fixture.OpenAsync();
        var feed = new CrmFeed();
        await feed.ReadPageAsync(adapter);
        var added = new List<CrmReference>();
        foreach (var type in Fixture.Types)
            added.Add(await CreateAsync(Drafts.Of(type, OfEach)));

        if (!feed.IsAtEnd)
            await feed.ReadOnAsync(adapter);
        await Fixture.SettleAsync();
        await feed.ReadOnAsync(adapter);

        Assert.All(added, record => Assert.NotNull(feed.Find(record)));
    }

    private static Comparer<CrmReference> ByTypeAndId { get; } = Comparer<CrmReference>.Create(
        static (left, right) => left.Type != right.Type ? left.Type.CompareTo(right.Type) : string.CompareOrdinal(left.Id, right.Id));
}
