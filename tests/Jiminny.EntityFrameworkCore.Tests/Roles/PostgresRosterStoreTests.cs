namespace Jiminny.EntityFrameworkCore.Tests.Roles;

public sealed class PostgresRosterStoreTests : RosterStoreSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.PostgresAsync();
}
