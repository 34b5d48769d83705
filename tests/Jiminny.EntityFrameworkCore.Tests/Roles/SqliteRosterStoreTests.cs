namespace Jiminny.EntityFrameworkCore.Tests.Roles;

public sealed class SqliteRosterStoreTests : RosterStoreSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.SqliteAsync();
}
