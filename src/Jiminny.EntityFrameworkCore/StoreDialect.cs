using Microsoft.Data.Sqlite;

namespace Jiminny.EntityFrameworkCore;

/// <summary>The few words in which the two databases differ.</summary>
/// <param name="Name">The database, as the folder of its schema's scripts is called.</param>
/// <param name="NowMilliseconds">An expression for the database's own clock, in milliseconds since 1970 UTC.</param>
/// <param name="CountTables">Counts the tables named <c>@table</c>.</param>
/// <param name="WriteGate">One writer at a time where the database allows only one; waiting here is fair, waiting in SQLite is polling.</param>
internal sealed record StoreDialect(string Name, string NowMilliseconds, string CountTables, SemaphoreSlim? WriteGate)
{
    /// <summary>Whether the database is a file of this process, created at first use.</summary>
    public bool IsEmbedded => WriteGate is not null;

    /// <summary>Lets go of the database when the container goes.</summary>
    public Action Close { get; init; } = () => { };

    /// <summary>Makes others that change the schema wait for this transaction.</summary>
    public string LockSchema { get; init; } = "";

    /// <summary>Names the place of a row, valid within a transaction.</summary>
    public string RowId { get; init; } = "rowid";

    /// <summary>Takes deleted rows out of the journal, where that can be asked for. Outside a transaction.</summary>
    public string Scrub { get; init; } = "";

    /// <summary>Makes the place the tables go to.</summary>
    public string CreateSchema { get; init; } = "";

    /// <param name="connectionString">
    /// The file. With its last connection SQLite carries the journal over into it and removes it, so that no copy of what was deleted stays behind.
    /// </param>
    public static StoreDialect Sqlite(string connectionString) => new(
        "Sqlite",
        "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table",
        new SemaphoreSlim(1, 1))
    {
        Close = () =>
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        },
        Scrub = "PRAGMA wal_checkpoint(TRUNCATE)",
    };

    /// <param name="schema">The schema the tables are in; <see langword="null"/> for the one the connection finds by itself.</param>
    public static StoreDialect Postgres(string? schema) => new(
        "Postgres",
        "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = @table",
        WriteGate: null)
    {
        RowId = "ctid",
        LockSchema = "SELECT pg_advisory_xact_lock(hashtext('jiminny_schema'))",
        CreateSchema = schema is null ? "" : $"CREATE SCHEMA IF NOT EXISTS \"{schema}\";\nSET LOCAL search_path TO \"{schema}\";\n",
    };
}
