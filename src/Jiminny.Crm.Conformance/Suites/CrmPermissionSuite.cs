namespace Jiminny.Crm.Conformance;

/// <summary>What the connected user may not see is named, and does not look as if it were not there.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmPermissionSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>A refusal names what is missing, as a result of its own or on a partial page.</summary>
    [Fact]
    public async Task A_missing_permission_is_named()
    {
        RequireFault(CrmFault.MissingPermission);
        await FillAsync(2);
        var adapter = await Fixture.OpenAsync();
        await Fixture.BreakAsync(CrmFault.MissingPermission, "ann@customer.example");

        var missing = new List<string>();
        var cursor = CrmCursor.Start;
        for (var pages = 0; pages < 1_000; pages++)
        {
            var result = await adapter.ReadPageAsync(cursor, TestContext.Current.CancellationToken);
            if (result is CrmPermissionMissing refusal)
            {
                missing.Add(refusal.Permission);
                break;
            }

            var page = Assert.IsType<CrmPage>(result);
            missing.AddRange(page.MissingPermissions.Select(permission => permission.Permission));
            if (page.IsLast)
                break;
            cursor = page.Next;
        }

        Assert.NotEmpty(missing);
        Assert.All(missing, permission => Assert.False(string.IsNullOrWhiteSpace(permission)));
    }

    /// <summary>A permission that is taken away deletes nothing.</summary>
    [Fact]
    public async Task A_permission_taken_away_deletes_nothing()
    {
        RequireFault(CrmFault.MissingPermission);
        await FillAsync(2);
        var adapter = await Fixture.OpenAsync();
        var feed = await CrmFeed.ReadAsync(adapter);
        await Fixture.BreakAsync(CrmFault.MissingPermission, "ann@customer.example");

        for (var pages = 0; pages < 1_000; pages++)
        {
            if (await adapter.ReadPageAsync(feed.Cursor, TestContext.Current.CancellationToken) is not CrmPage page)
                break;

            Assert.DoesNotContain(page.Changes, change => change.Record is null);
            await feed.ReadPageAsync(adapter);
            if (feed.IsAtEnd)
                break;
        }
    }
}
