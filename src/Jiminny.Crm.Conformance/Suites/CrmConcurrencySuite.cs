namespace Jiminny.Crm.Conformance;

/// <summary>One adapter serves many readers at a time.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmConcurrencySuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>Readers side by side each see the whole CRM.</summary>
    [Fact]
    public async Task Eight_readers_at_a_time_each_see_everything()
    {
        var created = await FillAsync(12);
        var adapter = await Fixture.OpenAsync();

        var feeds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CrmFeed.ReadAsync(adapter))));

        Assert.All(feeds, feed => Assert.Equal(created, feed.Records.Keys.ToHashSet()));
    }

    /// <summary>A reader of changes and a reader from the start do not disturb each other.</summary>
    [Fact]
    public async Task A_read_from_the_start_does_not_disturb_a_reader_of_changes()
    {
        var created = await FillAsync(12);
        await Fixture.SettleAsync();
        var adapter = await Fixture.OpenAsync();
        var changes = await CrmFeed.ReadAsync(adapter);
        var whole = new CrmFeed();
        await whole.ReadPageAsync(adapter);
        var added = await CreateAsync(Drafts.Of(Fixture.Types[0], 99));

        await changes.ReadOnAsync(adapter);
        if (!whole.IsAtEnd)
            await whole.ReadOnAsync(adapter);

        Assert.NotNull(changes.Find(added));
        Assert.Empty(created.Except(whole.Records.Keys));
    }
}
