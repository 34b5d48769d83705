using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A ledger without books of its own: members are the rows, and the store's exclusive change is what makes it exact.</summary>
internal sealed class SeatLedger(IRosterStore store, IOrganisations organisations, IRoleModels models, TimeProvider time) : ISeatLedger
{
    public ValueTask<RosterOutcome> TryReserveAsync(
        string organisationId, string? actorId, RosterCommand.Invite invitation, CancellationToken cancellationToken = default) =>
        organisations.ExecuteAsync(organisationId, actorId, invitation, cancellationToken);

    public async ValueTask<SeatReport?> ReportAsync(string organisationId, CancellationToken cancellationToken = default) =>
        await FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is var (roster, model) ? SeatReport.Of(roster, model, time.GetUtcNow()) : null;

    public async ValueTask<SeatForecast?> ForecastAsync(
        string organisationId, IEnumerable<PlannedChange> planned, int days, CancellationToken cancellationToken = default) =>
        await FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is var (roster, model)
            ? SeatForecast.Of(roster, model, planned, time.GetUtcNow(), days)
            : null;

    public async ValueTask<ImmutableArray<SeatDay>> HistoryAsync(
        string organisationId, DateOnly first, DateOnly last, CancellationToken cancellationToken = default) =>
        SeatHistory.ByDay(await store.ReadSeatEventsAsync(organisationId, After(last), cancellationToken).ConfigureAwait(false), first, last);

    public async ValueTask<SeatStatement?> StatementAsync(string organisationId, int year, int month, CancellationToken cancellationToken = default)
    {
        if (await store.FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is null)
            return null;
        var events = await store.ReadSeatEventsAsync(
            organisationId, After(new DateOnly(year, month, 1).AddMonths(1).AddDays(-1)), cancellationToken).ConfigureAwait(false);
        return SeatStatement.Of(organisationId, events, year, month);
    }

    private static DateTimeOffset After(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private async ValueTask<(Roster Roster, RoleModel Model)?> FindAsync(string organisationId, CancellationToken cancellationToken) =>
        await store.FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is { } roster && models.Find(roster.ModelName) is { } model
            ? (roster, model)
            : null;
}
