using System.Data.Common;
using System.Globalization;
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

    /// <summary>Runs statements on a connection of the test's own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads rows as texts, the columns joined by <c>|</c>.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public virtual string ConnectionString => throw new NotSupportedException();

    public abstract ValueTask DisposeAsync();

    /// <summary>A connection beside those of the stores; none for what is in memory.</summary>
    protected virtual Task<DbConnection> OpenAsync() => throw new NotSupportedException();

    public static async Task<TestDatabase> SqliteAsync(bool createTables = true)
    {
        var database = new SqliteFile();
        if (createTables)
        {
            await database.CreateTablesAsync();
        }

        return database;
    }

    /// <summary>A schema of its own on the server in <c>JIMINNY_POSTGRES</c>; the test is skipped where there is none.</summary>
    /// <param name="createTables">Whether the tables are there.</param>
    /// <param name="schema">The schema they are to be in; default that of the server.</param>
    public static async Task<TestDatabase> PostgresAsync(bool createTables = true, string? schema = null)
    {
        var server = Environment.GetEnvironmentVariable("JIMINNY_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.Skip("requires PostgreSQL: set JIMINNY_POSTGRES to a connection string, as .ci/run does.");
        }

        var database = await PostgresDatabase.CreateAsync(server!, schema);
        if (createTables)
        {
            await database.CreateTablesAsync();
        }

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

        private string FilePath => Path.Combine(_folder.FullName, "store.db");

        protected override async Task<DbConnection> OpenAsync()
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false }.ToString());
            await connection.OpenAsync();
            return connection;
        }

        public override ServiceProvider CreateServices(Action<IServiceCollection>? more = null)
        {
            var services = new ServiceCollection().AddJiminnySqlite(FilePath);
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

    /// <summary>A schema of its own on the server: a database for each test would cost more than the test.</summary>
    private sealed class PostgresDatabase : TestDatabase
    {
        private readonly string _server;
        private readonly string? _schema;
        private readonly string _name;

        private PostgresDatabase(string server, string? schema)
        {
            _server = server;
            _schema = schema;
            _name = schema ?? $"jiminny_{Guid.NewGuid():N}";
        }

        public override string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { SearchPath = _name }.ToString();

        public static async Task<PostgresDatabase> CreateAsync(string server, string? schema)
        {
            var database = new PostgresDatabase(server, schema);
            if (schema is null)
            {
                await database.ExecuteAsync($"CREATE SCHEMA {database._name}");
            }

            return database;
        }

        public override ServiceProvider CreateServices(Action<IServiceCollection>? more = null)
        {
            var services = new ServiceCollection().AddJiminnyPostgres(_schema is null ? ConnectionString : _server, _schema);
            more?.Invoke(services);
            return services.BuildServiceProvider();
        }

        public override async ValueTask DisposeAsync()
        {
            await ExecuteAsync($"DROP SCHEMA {_name} CASCADE");
            await using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        protected override async Task<DbConnection> OpenAsync()
        {
            var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            return connection;
        }
    }
}
