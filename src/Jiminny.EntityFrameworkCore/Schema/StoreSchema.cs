using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Schema;

internal sealed class StoreSchema(IDbContextFactory<JiminnyDbContext> contexts, StoreDialect dialect) : IStoreSchema, IDisposable
{
    private const string History = "CREATE TABLE jiminny_schema (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly IReadOnlyList<SchemaStep> _steps = SchemaStep.AllOf(dialect.Name);
    private volatile bool _ensured;

    public int RequiredVersion => _steps[^1].Version;

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_ensured)
        {
            return;
        }

        var version = await FindVersionAsync(cancellationToken).ConfigureAwait(false);
        if (version == 0 && dialect.IsEmbedded)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (version < RequiredVersion)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database has version {version} of the jiminny_ tables (0: none), this release needs {RequiredVersion}. ")
                + "Call IStoreSchema.CreateAsync once, or run the script of IStoreSchema.Script.");
        }

        _ensured = true;
    }

    public async ValueTask<int> FindVersionAsync(CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        return await FindVersionAsync(session, cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ensured)
            {
                return;
            }

            // All or nothing: a process that dies here leaves no half-made schema behind. Of two that come at once the second finds it made.
            await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
            await RunAsync(session, dialect.LockSchema, cancellationToken).ConfigureAwait(false);
            var version = await FindVersionAsync(session, cancellationToken).ConfigureAwait(false);
            if (version < RequiredVersion)
            {
                await RunAsync(session, Statements(version, await HasTableAsync(session, "jiminny_schema", cancellationToken).ConfigureAwait(false)), cancellationToken)
                    .ConfigureAwait(false);
                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            _ensured = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public string Script(int from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return $"BEGIN;\n{Statements(from, hasHistory: from > 1)}COMMIT;\n";
    }

    public void Dispose()
    {
        dialect.Close();
        _gate.Dispose();
    }

    private string Statements(int from, bool hasHistory)
    {
        var sql = new StringBuilder();
        if (!hasHistory)
        {
            sql.Append(dialect.CreateSchema).Append(History).Append(";\n\n");
        }

        foreach (var step in _steps.Where(step => step.Version > from || (!hasHistory && step.Version <= from)))
        {
            if (step.Version > from)
            {
                sql.Append(step.Sql).Append('\n');
            }

            sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO jiminny_schema (version, applied_at) VALUES ({step.Version}, {dialect.NowMilliseconds});\n\n");
        }

        return sql.ToString();
    }

    /// <returns>0 without tables; 1 for the tables of the first release, which kept no history.</returns>
    private async ValueTask<int> FindVersionAsync(StoreSession session, CancellationToken cancellationToken)
    {
        if (!await HasTableAsync(session, "jiminny_schema", cancellationToken).ConfigureAwait(false))
        {
            return await HasTableAsync(session, "jiminny_streams", cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        await using var command = session.Command("SELECT MAX(version) FROM jiminny_schema");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    private async ValueTask<bool> HasTableAsync(StoreSession session, string table, CancellationToken cancellationToken)
    {
        await using var command = session.Command(dialect.CountTables);
        return Convert.ToInt64(await command.With("@table", table).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) > 0;
    }

    private static async ValueTask RunAsync(StoreSession session, string sql, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
        {
            await using var command = session.Command(sql);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
