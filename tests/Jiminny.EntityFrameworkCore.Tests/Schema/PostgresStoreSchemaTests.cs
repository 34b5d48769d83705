using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Schema;

public sealed class PostgresStoreSchemaTests : StoreSchemaSuite
{
    [Fact]
    public async Task The_tables_go_to_the_schema_that_is_named()
    {
        await using var database = await TestDatabase.PostgresAsync(schema: "imports");
        await using var services = database.CreateServices();

        Assert.Empty(await services.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
        Assert.Equal(["imports"], await database.QueryAsync("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename LIKE 'jiminny_%'"));
    }

    [Fact]
    public void A_schema_that_is_no_plain_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddJiminnyPostgres("Host=db.example", "a\"; DROP"));

    private protected override IReadOnlyList<string> Structure { get; } =
    [
        """
        SELECT table_name, column_name, data_type, is_nullable, is_identity FROM information_schema.columns
        WHERE table_name LIKE 'jiminny_%' AND table_name <> 'jiminny_schema' ORDER BY table_name, column_name
        """,
        "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'jiminny_%' AND tablename <> 'jiminny_schema' ORDER BY indexdef",
        """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype = 'f' AND conrelid::regclass::text LIKE 'jiminny_%' ORDER BY 1, 2
        """,
    ];

    private protected override string Folder => "Postgres";

    private protected override Task<TestDatabase> CreateDatabaseAsync(bool createTables) => TestDatabase.PostgresAsync(createTables);
}
