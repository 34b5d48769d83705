using System.Data.Common;
using Jiminny.EntityFrameworkCore;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Scheduling;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Simulation.Processes;

/// <summary>The product's store on a SQLite file, a connection of its own for every process; the database's clock is the simulation's.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private static readonly Lazy<string> Template = new(CreateTemplate);

    private readonly Scheduler _scheduler;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"jiminny-simulation-{Guid.NewGuid():N}.db");
    private readonly List<ServiceProvider> _connected = [];
    private readonly ServiceProvider _own;

    public SqliteDatabase(Scheduler scheduler)
    {
        _scheduler = scheduler;
        File.Copy(Template.Value, _path);
        _own = Open();
    }

    public IImportStore Truth => _own.GetRequiredService<IImportStore>();

    public ICrmNewsStore News => _own.GetRequiredService<ICrmNewsStore>();

    public IImportStore Connect() => Open().GetRequiredService<IImportStore>();

    public void Dispose()
    {
        _connected.ForEach(services => services.Dispose());
        SqliteConnection.ClearPool(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = true }.ToString()));
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_path + suffix);
        }
    }

    private ServiceProvider Open()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new DatabaseClock(_scheduler))
            .AddJiminnySqlite(_path)
            .ConfigureDbContext<JiminnyDbContext>(options => options.AddInterceptors(new SimulatedClock(_scheduler)))
            .BuildServiceProvider();
        _connected.Add(services);
        return services;
    }

    // The schema is made once; each seed begins with a copy.
    private static string CreateTemplate()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("jiminny-simulation-").FullName, "template.db");
        using (var services = new ServiceCollection().AddJiminnySqlite(path).BuildServiceProvider())
        {
            services.GetRequiredService<IStoreSchema>().CreateAsync(CancellationToken.None).GetAwaiter().GetResult();
        }

        SqliteConnection.ClearPool(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString()));
        return path;
    }

    /// <summary>SQLite's own word for the time answers with the simulation's.</summary>
    private sealed class SimulatedClock(Scheduler scheduler) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection) => ((SqliteConnection)connection).CreateFunction(
            "unixepoch", (string _) => (scheduler.Now - DateTimeOffset.UnixEpoch).TotalSeconds);
    }
}
