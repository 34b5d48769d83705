using Jiminny.Consent;
using Jiminny.EntityFrameworkCore;
using Jiminny.EntityFrameworkCore.Connections;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.EntityFrameworkCore.Import;
using Jiminny.EntityFrameworkCore.Roles;
using Jiminny.EntityFrameworkCore.Scheduling;
using Jiminny.EntityFrameworkCore.Schema;
using Jiminny.EntityFrameworkCore.Sqlite;
using Jiminny.Import.Encryption;
using Jiminny.Import.Erasure;
using Jiminny.Import.KeptData;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Scheduling;
using Jiminny.Import.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Jiminny;

/// <summary>Registers the durable stores.</summary>
public static class JiminnyStoreServiceCollectionExtensions
{
    /// <summary>Keeps everything in one SQLite file, created at first use. For one process at a time.</summary>
    /// <param name="services">The container.</param>
    /// <param name="path">The file.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public static IServiceCollection AddJiminnySqlite(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
        return services.AddStores(
            StoreDialect.Sqlite(connectionString),
            options => options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
    }

    /// <summary>Keeps everything in PostgreSQL, for any number of processes. The tables are created only when asked for (<see cref="IStoreSchema"/>).</summary>
    /// <param name="services">The container.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="schema">The schema the tables are in, letters, digits and <c>_</c>. Default the one the connection finds by itself, commonly <c>public</c>.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">The connection string is blank, or the schema is no plain name.</exception>
    public static IServiceCollection AddJiminnyPostgres(this IServiceCollection services, string connectionString, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        if (schema is not null)
        {
            if (schema.Length is 0 or > 63 || !schema.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            {
                throw new ArgumentException("The schema's name holds other characters than letters, digits and _, or is empty or longer than 63.", nameof(schema));
            }

            connectionString = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema }.ToString();
        }

        return services.AddStores(StoreDialect.Postgres(schema), options => options.UseNpgsql(connectionString));
    }

    /// <summary>
    /// Encrypts subjects, names, join links and cursors at rest with a key per organisation (AES-256-GCM). The keys are kept in the store, encrypted with the
    /// host's token keys (<see cref="ITokenProtector"/>, for example of <c>AddJiminnyTokenKeys</c>), or wherever the host keeps them (<see cref="IOrganisationKeys"/>).
    /// What is stored already is encrypted when it is next written, and stays readable. Addresses stay readable for queries.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyContentEncryption(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ContentEncryption>();
        return services;
    }

    private static IServiceCollection AddStores(
        this IServiceCollection services,
        StoreDialect dialect,
        Action<DbContextOptionsBuilder> database)
    {
        if (services.Any(service => service.ServiceType == typeof(StoreDialect)))
        {
            return services;
        }

        services.AddPooledDbContextFactory<JiminnyDbContext>(database);
        services.AddSingleton(dialect);
        services.AddSingleton<IStoreSchema, StoreSchema>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StoreRetry>();
        services.AddSingleton<ContentSealing>();
        services.TryAddSingleton<IOrganisationKeys, OrganisationKeys>();
        services.TryAddSingleton<IImportStore, ImportStore>();
        services.TryAddSingleton<IErasureStore, ErasureStore>();
        services.TryAddSingleton<IKeptData>(provider => provider.GetRequiredService<IImportStore>());
        services.TryAddSingleton<ICrmNewsStore, CrmNewsStore>();
        services.TryAddSingleton<IExclusionLists, ExclusionLists>();
        services.TryAddSingleton<IImportSchedule, ImportSchedule>();
        services.AddConnectionStore();
        services.AddRosterStore();
        return services;
    }
}
