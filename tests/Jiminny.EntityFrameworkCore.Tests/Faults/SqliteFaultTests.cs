using Jiminny.Import.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Faults;

/// <summary>A SQLite file whose disk is full, and what closing it leaves.</summary>
public sealed class SqliteFaultTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jiminny-faults-");
    private ServiceProvider _services = null!;

    private string FilePath => Path.Combine(_folder.FullName, "store.db");

    private IImportStore Store => _services.GetRequiredService<IImportStore>();

    public ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddJiminnySqlite(FilePath).BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_full_disk_is_told_by_code_and_the_page_goes_through_once_there_is_room()
    {
        var lease = await Pages.LeaseAsync(Store);
        await Store.CommitAsync(lease, Pages.Commit(0, "m0"), default);
        var large = Pages.Commit(1, "m1", subject: new string('x', 200_000));

        await LimitAsync("(SELECT page_count FROM pragma_page_count())");
        var failure = await Assert.ThrowsAsync<ImportStoreException>(() => Store.CommitAsync(lease, large, default).AsTask());

        Assert.Equal(("SQLITE_13", false), (failure.Code, failure.IsTransient));
        await Pages.AssertStoredAsync(Store, "m0");
        await LimitAsync("1000000");
        Assert.Equal(2, (await Store.CommitAsync(lease, large, default))!.Sequence);
        await Pages.AssertStoredAsync(Store, "m0", "m1");
    }

    [Fact]
    public async Task Closing_the_store_leaves_no_journal()
    {
        await Store.CommitAsync(await Pages.LeaseAsync(Store), Pages.Commit(0, "m0"), default);
        Assert.True(new FileInfo(FilePath + "-wal").Length > 0);

        await _services.DisposeAsync();

        Assert.False(File.Exists(FilePath + "-wal") && new FileInfo(FilePath + "-wal").Length > 0);
        await InitializeAsync();
        await Pages.AssertStoredAsync(Store, "m0");
    }

    [Fact]
    public async Task Every_connection_overwrites_what_it_deletes_and_spills_nothing()
    {
        await Pages.LeaseAsync(Store);

        Assert.Equal("1", await AskAsync("PRAGMA secure_delete"));
        Assert.Equal("2", await AskAsync("PRAGMA temp_store"));
        Assert.Equal("wal", await AskAsync("PRAGMA journal_mode"));
    }

    /// <summary>The store's own connection, which its pool hands out.</summary>
    private async Task<string> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = true }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private async Task LimitAsync(string pages)
    {
        var count = await AskAsync($"SELECT {pages}");
        await AskAsync($"PRAGMA max_page_count = {count}");
    }
}
