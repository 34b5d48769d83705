namespace Jiminny.EntityFrameworkCore.Tests.Import;

public sealed class PostgresImportStoreTests : ImportStoreSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.PostgresAsync();
}
