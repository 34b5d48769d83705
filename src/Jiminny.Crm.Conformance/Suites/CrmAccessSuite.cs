namespace Jiminny.Crm.Conformance;

/// <summary>The adapter knows who uses the CRM. Skipped for an adapter without <see cref="ICrmAccessCheck"/>.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmAccessSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>A user is found by address, whatever the case, and may write.</summary>
    [Fact]
    public async Task A_user_is_found()
    {
        var check = await RequireCapabilityAsync<ICrmAccessCheck>();
        var userId = await Fixture.CreateUserAsync("rep@seller.example");

        var access = await CheckAsync(check, "REP@seller.example");

        Assert.Equal((userId, true), (access.UserId, access.CanWriteActivities));
        Assert.NotEqual(true, access.IsAdministrator);
    }

    /// <summary>Who is no user has no access.</summary>
    /// <param name="address">The address.</param>
    [Theory]
    [InlineData("nobody@seller.example")]
    [InlineData("x' OR Name LIKE '%")]
    [InlineData("")]
    public async Task Who_is_no_user_has_no_access(string address)
    {
        var check = await RequireCapabilityAsync<ICrmAccessCheck>();
        await Fixture.CreateUserAsync("rep@seller.example");

        Assert.Equal(CrmUserAccess.None, await CheckAsync(check, address));
    }

    private static async Task<CrmUserAccess> CheckAsync(ICrmAccessCheck check, string address) =>
        Assert.IsType<CrmUserAccess>(await check.CheckAccessAsync(address, TestContext.Current.CancellationToken));
}
