using Jiminny.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jiminny.EntityFrameworkCore.Tests;

/// <summary>A database of a test's own, gone after it.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>A container with the stores of this database; call it again for a second process' view of the same data.</summary>
    /// <param name="more">What else is in the container.</param>
    public abstract ServiceProvider CreateServices(Action<IServiceCollection>? more = null);

    public abstract ValueTask DisposeAsync();

    public static async Task<TestDatabase> SqliteAsync()
    {
        var database = new SqliteFile();
        await database.CreateTablesAsync();
        return database;
    }

    /// <summary>A schema-less database on the server in <c>JIMINNY_POSTGRES</c>; the test is skipped where there is none.</summary>
    public static async Task<TestDatabase> PostgresAsync()
    {
        var server = Environment.GetEnvironmentVariable("JIMINNY_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.Skip("requires PostgreSQL: set JIMINNY_POSTGRES to a connection string, as .ci/run does.");
        }

        var database = await PostgresDatabase.CreateAsync(server!);
        await database.CreateTablesAsync();
        return database;
    }

    private async Task CreateTablesAsync()
    {
        await using var services = CreateServices();
        await services.GetRequiredService<IStoreSchema>().CreateAsync(CancellationToken.None);
    }

    private sealed class SqliteFile : TestDatabase
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jiminny-store-");

        public override ServiceProvider CreateServices(Action<IServiceCollection>? more = null)
        {
            var services = new ServiceCollection().AddJiminnySqlite(Path.Combine(_folder.FullName, "store.db"));
            more?.Invoke(services);
            return services.BuildServiceProvider();
        }

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresDatabase : TestDatabase
    {
        private readonly string _server;
        private readonly string _name = $"jiminny_{Guid.NewGuid():N}";

        private PostgresDatabase(string server)
        {
            _server = server;
        }

        public static async Task<PostgresDatabase> CreateAsync(string server)
        {
            var database = new PostgresDatabase(server);
            await database.ExecuteAsync($"CREATE DATABASE {database._name}");
            return database;
        }

        public override ServiceProvider CreateServices(Action<IServiceCollection>? more = null)
        {
            var services = new ServiceCollection().AddJiminnyPostgres(new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString());
            more?.Invoke(services);
            return services.BuildServiceProvider();
        }

        public override async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
        }

        private async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(_server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
