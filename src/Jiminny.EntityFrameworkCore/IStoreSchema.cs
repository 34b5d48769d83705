namespace Jiminny.EntityFrameworkCore;

/// <summary>Knows whether the tables are there. Thread-safe.</summary>
public interface IStoreSchema
{
    /// <summary>
    /// Makes sure that the tables exist. The embedded SQLite file is created at first use; a PostgreSQL database is only checked, since its schema belongs
    /// to whoever runs it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>A task; after its first success it costs nothing.</returns>
    ValueTask EnsureAsync(CancellationToken cancellationToken);

    /// <summary>Creates the tables that are missing. Asked for explicitly, for example by a deployment step or a test.</summary>
    /// <param name="cancellationToken">Cancels the creation.</param>
    /// <returns>A task.</returns>
    Task CreateAsync(CancellationToken cancellationToken);
}
