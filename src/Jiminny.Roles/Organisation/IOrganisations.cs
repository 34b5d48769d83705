namespace Jiminny.Roles;

/// <summary>The organisations of the host: reads them and carries out commands. Thread-safe.</summary>
public interface IOrganisations
{
    /// <summary>Finds an organisation.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organisation, or null.</returns>
    ValueTask<Roster?> FindAsync(string organisationId, CancellationToken cancellationToken = default);

    /// <summary>Founds an organisation in the model for new ones.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="founderId">The host's id of the first member, see <see cref="Roster.Found"/>.</param>
    /// <param name="seatLimit">The number of seats bought, or null for no limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The outcome; refused when there is such an organisation.</returns>
    ValueTask<RosterOutcome> FoundAsync(string organisationId, string founderId, int? seatLimit = null, CancellationToken cancellationToken = default);

    /// <summary>Takes over an organisation from elsewhere.</summary>
    /// <param name="data">The data; see the findings for what of it was not valid.</param>
    /// <param name="modelName">The model its roles are of, or null for that of new organisations.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The outcome, refused when there is such an organisation or no such model, and what the data showed.</returns>
    ValueTask<(RosterOutcome Outcome, LoadedRoster Loaded)> ImportAsync(RosterData data, string? modelName = null, CancellationToken cancellationToken = default);

    /// <summary>Carries out a command, wholly or not at all.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="actorId">The member who gives it; null is the host itself, which needs no permission.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels; then nothing is changed.</param>
    /// <returns>The outcome.</returns>
    ValueTask<RosterOutcome> ExecuteAsync(string organisationId, string? actorId, RosterCommand command, CancellationToken cancellationToken = default);

    /// <summary>Carries out a migration.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels; then nothing is changed.</param>
    /// <returns>The outcome of <see cref="MigrationPlan.Apply"/>.</returns>
    ValueTask<RosterOutcome> MigrateAsync(string organisationId, MigrationPlan plan, CancellationToken cancellationToken = default);

    /// <summary>Takes a migration back.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels; then nothing is changed.</param>
    /// <returns>The outcome of <see cref="MigrationPlan.Undo"/>.</returns>
    ValueTask<RosterOutcome> UndoMigrationAsync(string organisationId, MigrationPlan plan, CancellationToken cancellationToken = default);
}
