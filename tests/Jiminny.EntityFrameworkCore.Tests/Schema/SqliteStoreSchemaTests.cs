namespace Jiminny.EntityFrameworkCore.Tests.Schema;

public sealed class SqliteStoreSchemaTests : StoreSchemaSuite
{
    private protected override IReadOnlyList<string> Structure { get; } =
    [
        """
        SELECT t.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name LIKE 'jiminny_%' AND t.name <> 'jiminny_schema' ORDER BY t.name, c.name
        """,
        """
        SELECT t.name, i.name, i."unique", c.seqno, c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
        WHERE t.type = 'table' AND t.name LIKE 'jiminny_%' AND t.name <> 'jiminny_schema' ORDER BY t.name, i.name, c.seqno
        """,
        """
        SELECT t.name, f."table", f."from", f."to", f.on_delete FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
        WHERE t.type = 'table' ORDER BY t.name, f."from"
        """,
    ];

    private protected override string Folder => "Sqlite";

    private protected override Task<TestDatabase> CreateDatabaseAsync(bool createTables) => TestDatabase.SqliteAsync(createTables);
}
