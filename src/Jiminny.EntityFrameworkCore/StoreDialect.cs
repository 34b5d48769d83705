namespace Jiminny.EntityFrameworkCore;

/// <summary>The few words in which the two databases differ.</summary>
/// <param name="NowMilliseconds">An expression for the database's own clock, in milliseconds since 1970 UTC.</param>
/// <param name="WriteGate">One writer at a time where the database allows only one; waiting here is fair, waiting in SQLite is polling.</param>
internal sealed record StoreDialect(string NowMilliseconds, SemaphoreSlim? WriteGate)
{
    public static StoreDialect Sqlite() => new("CAST(unixepoch('subsec') * 1000 AS INTEGER)", new SemaphoreSlim(1, 1));

    public static StoreDialect Postgres() => new("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", WriteGate: null);
}
