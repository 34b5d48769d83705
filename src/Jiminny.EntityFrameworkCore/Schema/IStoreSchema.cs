namespace Jiminny.EntityFrameworkCore;

/// <summary>Knows whether the tables are there and of which version. Thread-safe.</summary>
/// <remarks>
/// A schema is never changed unasked: only an embedded SQLite file that has no tables yet is filled at first use. Steps of the schema only add, so that hosts of
/// the version before work beside those of this one. A schema newer than this release is accepted.
/// </remarks>
public interface IStoreSchema
{
    /// <summary>The version this release needs.</summary>
    int RequiredVersion { get; }

    /// <summary>
    /// Makes sure that the tables exist as this release needs them. The tables of a new SQLite file are created; everything else is only checked.
    /// </summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>A task; after its first success it costs nothing.</returns>
    /// <exception cref="InvalidOperationException">The tables are missing or of an older version; the message says what to call.</exception>
    ValueTask EnsureAsync(CancellationToken cancellationToken);

    /// <summary>Reads which version the database has.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The version; 0 when there are no tables.</returns>
    ValueTask<int> FindVersionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Creates the tables, or brings older ones up to this release with what they hold. Asked for explicitly, for example by a deployment step or a test; in one
    /// transaction, and only once when several processes ask.
    /// </summary>
    /// <param name="cancellationToken">Cancels it; nothing is then changed.</param>
    /// <returns>A task.</returns>
    Task CreateAsync(CancellationToken cancellationToken);

    /// <summary>Writes out what <see cref="CreateAsync"/> would do, for whoever applies it by hand.</summary>
    /// <param name="from">The version the database has; 0 for none.</param>
    /// <returns>SQL in one transaction.</returns>
    string Script(int from = 0);
}
