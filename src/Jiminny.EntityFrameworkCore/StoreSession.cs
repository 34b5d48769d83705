using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jiminny.EntityFrameworkCore;

/// <summary>An open connection, for writing inside one transaction. What is not committed is rolled back when the session ends.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly SemaphoreSlim? _gate;
    private IDbContextTransaction? _transaction;

    private StoreSession(JiminnyDbContext context, SemaphoreSlim? gate)
    {
        Context = context;
        _gate = gate;
    }

    public JiminnyDbContext Context { get; }

    public static async ValueTask<StoreSession> ReadAsync(IDbContextFactory<JiminnyDbContext> contexts, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var session = new StoreSession(context, gate: null);
        await session.OpenAsync(transaction: false, cancellationToken).ConfigureAwait(false);
        return session;
    }

    public static async ValueTask<StoreSession> WriteAsync(
        IDbContextFactory<JiminnyDbContext> contexts,
        StoreDialect dialect,
        CancellationToken cancellationToken)
    {
        if (dialect.WriteGate is not null)
        {
            await dialect.WriteGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        StoreSession session;
        try
        {
            session = new StoreSession(await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false), dialect.WriteGate);
        }
        catch
        {
            dialect.WriteGate?.Release();
            throw;
        }

        await session.OpenAsync(transaction: true, cancellationToken).ConfigureAwait(false);
        return session;
    }

    public DbCommand Command(string sql)
    {
        var command = Context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction?.GetDbTransaction();
        return command;
    }

    public async ValueTask CommitAsync(CancellationToken cancellationToken) =>
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is not null)
            {
                await _transaction.DisposeAsync().ConfigureAwait(false);
            }

            await Context.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate?.Release();
        }
    }

    private async ValueTask OpenAsync(bool transaction, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            if (transaction)
            {
                _transaction = await Context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
