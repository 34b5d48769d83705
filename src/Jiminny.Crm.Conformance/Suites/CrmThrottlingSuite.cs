namespace Jiminny.Crm.Conformance;

/// <summary>A CRM that asks to wait is an answer, and nothing is lost by it.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmThrottlingSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>A long wait is handed to the caller with its end, and not slept out nor thrown.</summary>
    [Fact]
    public async Task A_throttled_read_says_until_when()
    {
        RequireFault(CrmFault.Throttling);
        await FillAsync(1);
        var adapter = await Fixture.OpenAsync();
        await Fixture.BreakAsync(CrmFault.Throttling, "ann@customer.example");

        var result = await adapter.ReadPageAsync(CrmCursor.Start, TestContext.Current.CancellationToken);

        Assert.True(Assert.IsType<CrmThrottled>(result).Until > Fixture.Time.GetUtcNow());
    }

    /// <summary>The same cursor works when the wait is over, from any page.</summary>
    [Fact]
    public async Task After_the_wait_the_same_cursor_goes_on()
    {
        RequireFault(CrmFault.Throttling);
        var created = await FillAsync(12);
        var adapter = await Fixture.OpenAsync();
        var feed = new CrmFeed();
        do
        {
            await Fixture.BreakAsync(CrmFault.Throttling, "ann@customer.example");
            Assert.IsType<CrmThrottled>(await adapter.ReadPageAsync(feed.Cursor, TestContext.Current.CancellationToken));
            await Fixture.MendAsync();
            await feed.ReadPageAsync(adapter);
        }
        while (!feed.IsAtEnd && feed.Pages.Count < 1_000);

        Assert.Equal(created, feed.Records.Keys.ToHashSet());
    }
}
