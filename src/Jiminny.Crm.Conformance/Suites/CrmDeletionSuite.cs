namespace Jiminny.Crm.Conformance;

/// <summary>What is gone from the CRM is gone from the feed: kept mail depends on it.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmDeletionSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>The next read reports deletions of every kind of record.</summary>
    [Fact]
    public async Task A_deleted_record_comes_as_deleted()
    {
        var created = await FillAsync(2);
        var adapter = await Fixture.OpenAsync();
        Assert.SkipUnless(adapter.Descriptor.ReportsDeletions, "The adapter does not report deletions.");
        var feed = await CrmFeed.ReadAsync(adapter);
        var gone = created.DistinctBy(record => record.Type).ToArray();
        foreach (var record in gone)
            await Fixture.DeleteAsync(record);

        await feed.ReadOnAsync(adapter);

        Assert.Equal(gone.ToHashSet(), feed.Deleted.Keys.ToHashSet());
        Assert.Equal(created.Except(gone).ToHashSet(), feed.Records.Keys.ToHashSet());
    }

    /// <summary>A read from the start holds what is there now.</summary>
    [Fact]
    public async Task A_deleted_record_is_not_in_a_read_from_the_start()
    {
        var created = await FillAsync(2);
        var gone = created.First();
        await Fixture.DeleteAsync(gone);

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.Equal(created.Where(record => record != gone).ToHashSet(), feed.Records.Keys.ToHashSet());
    }

    /// <summary>A record that was changed and then deleted is gone.</summary>
    [Fact]
    public async Task A_record_changed_and_then_deleted_is_gone()
    {
        RequireType(CrmRecordType.Contact);
        var contact = await CreateAsync(Drafts.Contact("ann@customer.example"));
        var adapter = await Fixture.OpenAsync();
        Assert.SkipUnless(adapter.Descriptor.ReportsDeletions, "The adapter does not report deletions.");
        var feed = await CrmFeed.ReadAsync(adapter);
        await Fixture.UpdateAsync(new Contact(contact.Id) { Name = "Ann", Addresses = ["ann@elsewhere.example"] });
        await Fixture.DeleteAsync(contact);

        await feed.ReadOnAsync(adapter);

        Assert.Null(feed.Find(contact));
    }

    /// <summary>Of two merged records one is gone, and says which one took over.</summary>
    /// <param name="type">The kind of record.</param>
    [Theory]
    [InlineData(CrmRecordType.Contact)]
    [InlineData(CrmRecordType.Lead)]
    [InlineData(CrmRecordType.Account)]
    public async Task A_merged_record_names_the_one_that_took_over(CrmRecordType type)
    {
        RequireType(type);
        var adapter = await Fixture.OpenAsync();
        Assert.SkipUnless(adapter.Descriptor.ReportsMerges, "The adapter does not report merges.");
        var loser = await CreateAsync(Drafts.Of(type, 1));
        var survivor = await CreateAsync(Drafts.Of(type, 2));
        var feed = await CrmFeed.ReadAsync(adapter);
        var merged = survivor with { Id = await Fixture.MergeAsync(loser, survivor) };

        await feed.ReadOnAsync(adapter);

        Assert.NotNull(feed.Find(merged));
        Assert.Null(feed.Find(loser));
        Assert.Equal(merged.Id, feed.Deleted.GetValueOrDefault(loser));
        Assert.True(merged == survivor || feed.Deleted.GetValueOrDefault(survivor) == merged.Id, "The survivor has a new id, and its old one was not reported.");
    }
}
