using Jiminny.Connectors;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jiminny.EntityFrameworkCore.Tests.Faults;

/// <summary>A real PostgreSQL that goes away, breaks off or is full: pages are written once, and nothing is lost.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PostgresProxy _proxy = null!;
    private ServiceProvider _services = null!;

    private IImportStore Store => _services.GetRequiredService<IImportStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.PostgresAsync();
        _proxy = new PostgresProxy(_database.ConnectionString);
        _services = new ServiceCollection().AddJiminnyPostgres(_proxy.ConnectionString).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await using (var connection = new NpgsqlConnection(_proxy.ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await _services.DisposeAsync();
            await _proxy.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(nameof(CommitFault.Lost))]
    [InlineData(nameof(CommitFault.AnswerLost))]
    public async Task A_connection_killed_during_the_commit_loses_and_doubles_nothing(string fault)
    {
        var lease = await Pages.LeaseAsync(Store);
        await Store.CommitAsync(lease, Pages.Commit(0, "m0"), default);

        _proxy.NextCommit = Enum.Parse<CommitFault>(fault);
        var state = await Store.CommitAsync(lease, Pages.Commit(1, "m1"), default);

        Assert.Equal(CommitFault.None, _proxy.NextCommit);
        Assert.Equal((2L, "after 1"), (state!.Sequence, state.Cursor.State));
        await Pages.AssertStoredAsync(Store, "m0", "m1");
        Assert.NotNull(await Store.CommitAsync(lease, Pages.Commit(2, "m2"), default));
    }

    [Fact]
    public async Task A_server_that_restarts_between_and_within_pages_is_waited_for()
    {
        var lease = await Pages.LeaseAsync(Store);
        for (var page = 0; page < 4; page++)
        {
            if (page % 2 == 1)
            {
                _proxy.GoAway(refusals: 3);
            }

            Assert.NotNull(await Store.CommitAsync(lease, Pages.Commit(page, $"m{page}"), default));
        }

        Assert.Equal(6, _proxy.Refused);
        await Pages.AssertStoredAsync(Store, "m0", "m1", "m2", "m3");
    }

    [Fact]
    public async Task Backends_that_an_administrator_ends_are_replaced()
    {
        var lease = await Pages.LeaseAsync(Store);
        var application = new NpgsqlConnectionStringBuilder(_proxy.ConnectionString).ApplicationName;
        for (var page = 0; page < 3; page++)
        {
            var ended = await _database.QueryAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{application}'");
            Assert.NotEmpty(ended);
            Assert.NotNull(await Store.CommitAsync(lease, Pages.Commit(page, $"m{page}"), default));
        }

        await Pages.AssertStoredAsync(Store, "m0", "m1", "m2");
    }

    [Fact]
    public async Task A_deadlock_is_got_over()
    {
        var lease = await Pages.LeaseAsync(Store);
        await Store.CommitAsync(lease, Pages.Commit(0, "m0"), default);
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var other = await connection.BeginTransactionAsync();
        await RunAsync(connection, "SET LOCAL deadlock_timeout = '1min'; UPDATE jiminny_feeds SET position = position");

        // The page holds the mailbox and waits for the feed; the other holds the feed and waits for the mailbox: the server ends the page's transaction.
        var committing = Store.CommitAsync(lease, Pages.Commit(1, "m1"), default).AsTask();
        while ((await _database.QueryAsync("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"))[0] == "0" && !committing.IsCompleted)
        {
            await Task.Yield();
        }

        await RunAsync(connection, "UPDATE jiminny_mailboxes SET owner = owner");
        await other.CommitAsync();

        Assert.Equal(2, (await committing)!.Sequence);
        await Pages.AssertStoredAsync(Store, "m0", "m1");
    }

    [Fact]
    public async Task A_full_disk_is_told_by_code_and_the_page_goes_through_once_there_is_room()
    {
        var lease = await Pages.LeaseAsync(Store);
        await Store.CommitAsync(lease, Pages.Commit(0, "m0"), default);
        await _database.ExecuteAsync("""
            CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for %', NEW.subject USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON jiminny_items FOR EACH ROW EXECUTE FUNCTION full_disk()
            """);

        var failure = await Assert.ThrowsAsync<ImportStoreException>(() => Store.CommitAsync(lease, Pages.Commit(1, "m1"), default).AsTask());

        Assert.Equal(("53100", false), (failure.Code, failure.IsTransient));
        Assert.DoesNotContain("m1", failure.ToString(), StringComparison.Ordinal);
        await Pages.AssertStoredAsync(Store, "m0");
        await _database.ExecuteAsync("DROP TRIGGER full_disk ON jiminny_items");
        Assert.Equal(2, (await Store.CommitAsync(lease, Pages.Commit(1, "m1"), default))!.Sequence);
        await Pages.AssertStoredAsync(Store, "m0", "m1");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
