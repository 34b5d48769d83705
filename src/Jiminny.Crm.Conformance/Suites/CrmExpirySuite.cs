namespace Jiminny.Crm.Conformance;

/// <summary>A cursor that is no longer known is an answer and not an accident.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmExpirySuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>An expired cursor says so: it neither throws nor begins again in silence, which would hide deletions.</summary>
    [Fact]
    public async Task An_expired_cursor_says_so()
    {
        RequireFault(CrmFault.ExpiredCursor);
        await FillAsync(3);
        var adapter = await Fixture.OpenAsync();
        var feed = await CrmFeed.ReadAsync(adapter);
        var expired = await Fixture.ExpireAsync(feed.Cursor);

        Assert.IsType<CrmCursorExpired>(await adapter.ReadPageAsync(expired, TestContext.Current.CancellationToken));
    }

    /// <summary>After expiry the whole CRM can be read from the start.</summary>
    [Fact]
    public async Task After_expiry_a_read_from_the_start_is_whole()
    {
        RequireFault(CrmFault.ExpiredCursor);
        var created = await FillAsync(3);
        var adapter = await Fixture.OpenAsync();
        await Fixture.ExpireAsync((await CrmFeed.ReadAsync(adapter)).Cursor);

        var feed = await CrmFeed.ReadAsync(adapter);

        Assert.Equal(created, feed.Records.Keys.ToHashSet());
    }

    /// <summary>A cursor that an older version of the adapter made, or another adapter, has expired.</summary>
    /// <param name="cursor">The cursor.</param>
    [Theory]
    [InlineData("cursor-of-another-make")]
    [InlineData("{\"v\":99}")]
    [InlineData("AAECAwQF")]
    [InlineData("0")]
    public async Task A_cursor_of_another_make_has_expired(string cursor)
    {
        await FillAsync(1);
        var adapter = await Fixture.OpenAsync();

        Assert.IsType<CrmCursorExpired>(await adapter.ReadPageAsync(new CrmCursor(cursor), TestContext.Current.CancellationToken));
    }
}
