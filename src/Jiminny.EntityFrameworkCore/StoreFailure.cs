using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jiminny.EntityFrameworkCore;

/// <summary>What a database's exception means.</summary>
/// <param name="Code">The database's code.</param>
/// <param name="IsTransient">Whether the same may work in a moment.</param>
internal readonly record struct StoreFailure(string Code, bool IsTransient)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Finds the failure of a database in an exception, which EF Core may have wrapped.</summary>
    public static StoreFailure? Of(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SqliteException sqlite:
                    return new StoreFailure(
                        string.Create(CultureInfo.InvariantCulture, $"SQLITE_{sqlite.SqliteErrorCode}"),
                        sqlite.SqliteErrorCode is Busy or Locked);
                case PostgresException postgres:
                    return new StoreFailure(postgres.SqlState, postgres.IsTransient && !IsFull(postgres.SqlState));
                case NpgsqlException npgsql:
                    return new StoreFailure("connection", npgsql.IsTransient);
                case DbException other:
                    return new StoreFailure(other.SqlState ?? other.GetType().Name, other.IsTransient);
                case ObjectDisposedException disposed when IsBrokenConnection(disposed):
                    return new StoreFailure("connection", true);
            }
        }

        return null;
    }

    // A connection that breaks between two commands is met by Npgsql as parts of it that are disposed of, before it says that it is broken.
    private static bool IsBrokenConnection(ObjectDisposedException disposed) =>
        disposed.StackTrace?.Contains(" Npgsql.", StringComparison.Ordinal) == true && disposed.ObjectName != nameof(NpgsqlDataSource);

    // A full disk does not empty itself in seconds: the run ends and the next one tries.
    private static bool IsFull(string sqlState) => sqlState is "53100" or "53200";
}
