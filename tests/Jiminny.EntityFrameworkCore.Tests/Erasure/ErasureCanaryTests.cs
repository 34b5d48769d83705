using System.Collections.Concurrent;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Import;
using Jiminny.Import.Erasure;
using Jiminny.Import.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jiminny.EntityFrameworkCore.Tests.Erasure;

/// <summary>
/// After an erasure nothing of the person is in any file of the database, its journals and its log, nor in a log of EF with sensitive data. Who was not erased is
/// found in the same places.
/// </summary>
public sealed class ErasureCanaryTests
{
    private static readonly MailboxKey Mailbox = new("acme", "box-1");

    private readonly MarkedPerson _erased = new();
    private readonly MarkedPerson _kept = new();
    private readonly LogLines _log = new();

    [Fact]
    public async Task Nothing_of_the_erased_is_left_in_any_file_of_sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("jiminny-erasure-");
        try
        {
            await using (var services = Services(new ServiceCollection().AddJiminnySqlite(Path.Combine(folder.FullName, "store.db"))))
            {
                await FillAsync(services);
                Assert.Equal(_erased.Marks, FoundIn(folder, _erased));

                await EraseAsync(services);
                Assert.Empty(FoundIn(folder, _erased));
                Assert.Equal(_kept.Marks, FoundIn(folder, _kept));
            }

            Assert.Empty(FoundIn(folder, _erased));
            Assert.Equal(_kept.Marks, FoundIn(folder, _kept));
            AssertNotLogged();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_of_the_erased_is_left_in_any_file_of_postgresql_after_the_steps_of_the_privacy_document()
    {
        await using var server = await PostgresServer.StartAsync();
        var connectionString = server.ConnectionString + ";Options=-c log_parameter_max_length=0";
        await using var services = Services(new ServiceCollection().AddJiminnyPostgres(connectionString));
        await services.GetRequiredService<IStoreSchema>().CreateAsync(default);
        await FillAsync(services);
        await RunAsync(server, "ANALYZE", "CHECKPOINT");
        var files = new DirectoryInfo(server.DataFolder);
        Assert.Equal(_erased.Marks, FoundIn(files, _erased));

        await EraseAsync(services);

        // Between a deletion and these steps the bytes are still there: docs/privacy.md says so.
        await RunAsync(
            server,
            "VACUUM (FULL, ANALYZE) jiminny_items",
            "VACUUM (FULL, ANALYZE) jiminny_participants",
            "VACUUM (FULL, ANALYZE) jiminny_matches",
            "VACUUM FULL pg_catalog.pg_statistic",
            "CHECKPOINT",
            "SELECT pg_switch_wal()",
            "CHECKPOINT");
        Assert.Empty(FoundIn(files, _erased));
        Assert.Equal(_kept.Marks, FoundIn(files, _kept));

        // Every statement is logged, and none with what was in it.
        var log = await File.ReadAllBytesAsync(server.LogFile);
        Assert.Contains("INSERT INTO jiminny_items", Encoding.UTF8.GetString(log), StringComparison.Ordinal);
        Assert.Empty(_erased.FoundIn(log));
        AssertNotLogged();
        NpgsqlConnection.ClearAllPools();
    }

    private ServiceProvider Services(IServiceCollection services) => services
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
        .ConfigureDbContext<JiminnyDbContext>(options => options.EnableSensitiveDataLogging())
        .BuildServiceProvider();

    private async Task FillAsync(ServiceProvider services)
    {
        var store = services.GetRequiredService<IImportStore>();
        await CommitAsync(store, StreamKind.Mail, [.. _erased.Items(40, "C1"), .. _kept.Items(40, "C2")]);
        await CommitAsync(store, StreamKind.Calendar, [_erased.Meeting("C1"), _kept.Meeting("C2")]);

        // A second round, so that there are rows that were written over and deleted too.
        await CommitAsync(store, StreamKind.Mail, [.. _erased.Items(20, "C9"), .. _kept.Items(40, "C2")]);
        await foreach (var change in store.ReadChangesAsync("acme", 0, default))
        {
            Assert.NotEqual(default, change.At);
        }
    }

    private async Task EraseAsync(ServiceProvider services)
    {
        var counts = await services.GetRequiredService<IErasureStore>().EraseAsync("acme", new ErasureSelection { Addresses = [_erased.Address] }, default);
        Assert.Equal(41, counts.Items);
        Assert.Equal(41, await services.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).CountAsync());
    }

    private static async Task CommitAsync(IImportStore store, StreamKind kind, IReadOnlyList<MatchedItem> items)
    {
        var lease = await store.AcquireAsync(Mailbox, "test", TimeSpan.FromMinutes(1), default);
        var stream = new StreamKey(Mailbox, kind);
        var state = await store.FindStreamAsync(stream, default);
        var window = new TimeWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var receipt = new ImportReceipt(stream, Provider.Microsoft, window) { Listed = items.Count, Kept = items.Count, Pages = 1 };
        Assert.NotNull(await store.CommitAsync(lease!, new PageCommit(stream, 1, state?.Sequence ?? 0, items, [], new SyncCursor(window, "next"), 1, receipt), default));
    }

    private static IEnumerable<string> FoundIn(DirectoryInfo folder, MarkedPerson person)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found.UnionWith(person.FoundIn(bytes));
        }

        return person.Marks.Where(found.Contains);
    }

    private void AssertNotLogged()
    {
        Assert.Contains(_log.Lines, line => line.Contains("jiminny_", StringComparison.Ordinal));
        Assert.Empty(_erased.FoundIn(Encoding.UTF8.GetBytes(string.Join('\n', _log.Lines))));
    }

    private static async Task RunAsync(PostgresServer server, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
