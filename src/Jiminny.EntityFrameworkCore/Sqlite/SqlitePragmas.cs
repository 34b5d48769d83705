using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Jiminny.EntityFrameworkCore.Sqlite;

/// <summary>
/// Settings of every SQLite connection. WAL with <c>synchronous=NORMAL</c> survives a killed process; a power cut may lose the last pages, cursor included,
/// which are then imported again. <c>secure_delete</c> overwrites what is deleted, and nothing is spilled to temporary files.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
