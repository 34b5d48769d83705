using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jiminny.EntityFrameworkCore;

internal sealed class StoreSchema(IDbContextFactory<JiminnyDbContext> contexts, bool createUnasked) : IStoreSchema, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _ensured;

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_ensured)
        {
            return;
        }

        if (createUnasked)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await TablesExistAsync(context, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException(
                "The database has no jiminny_ tables. Create them once with IStoreSchema.CreateAsync, or run the script of JiminnyDbContext.Database.GenerateCreateScript().");
        }

        _ensured = true;
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

            await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            if (!await TablesExistAsync(context, cancellationToken).ConfigureAwait(false))
            {
                // All or nothing: a process that dies here leaves no half-made schema behind.
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            _ensured = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static async Task<bool> TablesExistAsync(JiminnyDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM jiminny_streams WHERE 1 = 0";
        try
        {
            await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException failure) when (IsMissingTable(failure))
        {
            return false;
        }
    }

    // SQLite says SQLITE_ERROR without a code of its own; PostgreSQL says 42P01, undefined_table.
    private static bool IsMissingTable(DbException failure) =>
        failure.SqlState == "42P01" || failure.Message.Contains("no such table", StringComparison.Ordinal);
}
