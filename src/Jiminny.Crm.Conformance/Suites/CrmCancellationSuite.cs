namespace Jiminny.Crm.Conformance;

/// <summary>A read can be called off without harm.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmCancellationSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>A read that was called off ends as such, and its cursor stays good.</summary>
    [Fact]
    public async Task A_cancelled_read_ends_and_its_cursor_stays_valid()
    {
        var created = await FillAsync(12);
        var adapter = await Fixture.OpenAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var feed = new CrmFeed();
        do
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await adapter.ReadPageAsync(feed.Cursor, cancelled.Token));
            await feed.ReadPageAsync(adapter);
        }
        while (!feed.IsAtEnd && feed.Pages.Count < 1_000);

        Assert.Equal(created, feed.Records.Keys.ToHashSet());
    }
}
