using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>Boundaries of a transaction, where EF Core opens and ends it.</summary>
internal sealed class HaltingTransactions : DbTransactionInterceptor
{
    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Arrive(Boundary.TransactionBegun);
        return base.TransactionStartedAsync(connection, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Arrive(Boundary.AfterCursorBeforeCommit);
        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Arrive(Boundary.AfterCommit);
        return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
    }

    private static void Arrive(Boundary boundary)
    {
        if (Flow.Current is { IsCommitting: true } flow)
        {
            flow.Arrive(boundary);
        }
    }
}

/// <summary>Boundaries between the statements of a transaction: the database's own report of what it is about to run.</summary>
internal sealed class HaltingStatements : DbConnectionInterceptor, ILoggerProvider, ILogger
{
    private static readonly strdelegate_trace OnStatement = (_, statement) => Arrive(statement);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is SqliteConnection { Handle: { } handle })
        {
            raw.sqlite3_trace(handle, OnStatement, null);
        }

        return Task.CompletedTask;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    // Npgsql says what it is about to execute.
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Flow.Current is { IsCommitting: true } && formatter(state, exception) is { } text && text.StartsWith("Executing", StringComparison.Ordinal))
        {
            Arrive(text);
        }
    }

    public void Dispose()
    {
    }

    private static void Arrive(string statement)
    {
        if (Flow.Current is not { IsCommitting: true } flow)
        {
            return;
        }

        if (statement.Contains("INSERT INTO jiminny_streams", StringComparison.Ordinal) || statement.Contains("UPDATE jiminny_streams", StringComparison.Ordinal))
        {
            flow.Arrive(Boundary.AfterItems);
        }
        else if (statement.Contains("DELETE FROM jiminny_items", StringComparison.Ordinal) && statement.Contains("generation <", StringComparison.Ordinal))
        {
            flow.Arrive(Boundary.DuringSweep);
        }
    }
}
