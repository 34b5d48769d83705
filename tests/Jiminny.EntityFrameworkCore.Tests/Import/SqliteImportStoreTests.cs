namespace Jiminny.EntityFrameworkCore.Tests.Import;

public sealed class SqliteImportStoreTests : ImportStoreSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.SqliteAsync();
}
