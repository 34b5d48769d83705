using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>The seats of the host's organisations: reserved exactly, counted from the members, with their history. Thread-safe.</summary>
public interface ISeatLedger
{
    /// <summary>Invites a person if there are seats. However many do so at once, no more are admitted than there are seats.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="actorId">The member who invites; null is the host itself.</param>
    /// <param name="invitation">The invitation; to a person who is invited already it is sent again and takes no second seat.</param>
    /// <param name="cancellationToken">Cancels; then nothing is reserved.</param>
    /// <returns>The outcome.</returns>
    ValueTask<RosterOutcome> TryReserveAsync(
        string organisationId, string? actorId, RosterCommand.Invite invitation, CancellationToken cancellationToken = default);

    /// <summary>The seats now.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report, or null when there is no such organisation.</returns>
    ValueTask<SeatReport?> ReportAsync(string organisationId, CancellationToken cancellationToken = default);

    /// <summary>What planned changes would make of the seats.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="planned">The planned changes.</param>
    /// <param name="days">How many days, today included; one or more.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The forecast, or null when there is no such organisation.</returns>
    ValueTask<SeatForecast?> ForecastAsync(
        string organisationId, IEnumerable<PlannedChange> planned, int days, CancellationToken cancellationToken = default);

    /// <summary>The use day by day.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="first">The first day, in UTC.</param>
    /// <param name="last">The last day, in UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A row per day.</returns>
    ValueTask<ImmutableArray<SeatDay>> HistoryAsync(string organisationId, DateOnly first, DateOnly last, CancellationToken cancellationToken = default);

    /// <summary>The statement of a month for the finance team.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12, in UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The statement, or null when there is no such organisation.</returns>
    ValueTask<SeatStatement?> StatementAsync(string organisationId, int year, int month, CancellationToken cancellationToken = default);
}
