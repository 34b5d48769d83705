using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Schema;

public sealed class PostgresStoreSchemaTests : StoreSchemaSuite
{
    [Fact]
    public async Task The_tables_go_to_the_schema_that_is_named()
    {
        var schema = $"imports_{Guid.NewGuid():N}";
        await using var database = await TestDatabase.PostgresAsync(schema: schema);
        await using var services = database.CreateServices();

        Assert.Empty(await services.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
        Assert.Equal(["jiminny_items"], await database.QueryAsync($"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}' AND tablename = 'jiminny_items'"));
    }

    [Fact]
    public void A_schema_that_is_no_plain_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddJiminnyPostgres("Host=db.example", "a\"; DROP"));

    private protected override IReadOnlyList<string> Structure { get; } =
    [
        """
        SELECT table_name, column_name, data_type, is_nullable, is_identity FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name LIKE 'jiminny_%' AND table_name <> 'jiminny_schema' ORDER BY table_name, column_name
        """,
        "SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema() AND tablename LIKE 'jiminny_%' AND tablename <> 'jiminny_schema' ORDER BY 1",
        """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
        """,
    ];

    private protected override string Folder => "Postgres";

    private protected override Task<TestDatabase> CreateDatabaseAsync(bool createTables) => TestDatabase.PostgresAsync(createTables);
}
