using System.Data;
using System.Data.Common;
using Jiminny.Roles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Jiminny.EntityFrameworkCore.Roles;

/// <summary>
/// Keeps organisations in rows, one per member. A change first raises the organisation's version, which locks that row for the transaction: changes of one
/// organisation come one after the other on both databases, so that seats counted from the members are exact.
/// </summary>
internal sealed partial class RosterStore(
    IDbContextFactory<JiminnyDbContext> contexts,
    StoreDialect dialect,
    IStoreSchema schema,
    IRoleModels models,
    TimeProvider time,
    ILogger<RosterStore>? logger = null) : IRosterStore
{
    private readonly ILogger _logger = logger ?? NullLogger<RosterStore>.Instance;

    public async ValueTask<Roster?> FindAsync(string organisationId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);

        // Three reads see one state: in a snapshot of PostgreSQL or of SQLite's write-ahead log.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = await BeginSnapshotAsync(context.Database.GetDbConnection(), cancellationToken).ConfigureAwait(false);
        await context.Database.UseTransactionAsync(snapshot, cancellationToken).ConfigureAwait(false);
        var rows = await ReadAsync(context, organisationId, track: false, cancellationToken).ConfigureAwait(false);
        return rows is null ? null : Load(rows);
    }

    public async ValueTask<RosterOutcome> ChangeAsync(
        string organisationId, Func<Roster?, RosterOutcome> change, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(change);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await LockAsync(session, organisationId, cancellationToken).ConfigureAwait(false);

        var rows = await ReadAsync(session.Context, organisationId, track: true, cancellationToken).ConfigureAwait(false);
        var before = rows!.Organisation.Model is null ? null : Load(rows);
        var outcome = change(before);
        if (!outcome.IsAccepted)
            return outcome;

        Write(session.Context, rows, before, outcome);
        await session.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    public async ValueTask<IReadOnlyList<SeatEvent>> ReadSeatEventsAsync(
        string organisationId, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var limit = until.ToUnixTimeMilliseconds();
        var rows = await context.Set<SeatEventRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.At < limit)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(RosterMapping.ToEvent)];
    }

    private static async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);

    private static async ValueTask LockAsync(StoreSession session, string organisationId, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            INSERT INTO jiminny_organisations (organisation_id, crm_write_policy, version) VALUES (@organisation, 0, 1)
            ON CONFLICT (organisation_id) DO UPDATE SET version = jiminny_organisations.version + 1
            """);
        await command.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Rows?> ReadAsync(JiminnyDbContext context, string organisationId, bool track, CancellationToken cancellationToken)
    {
        var tracking = track ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var organisation = await context.Set<OrganisationRow>().AsTracking(tracking)
            .SingleOrDefaultAsync(row => row.OrganisationId == organisationId, cancellationToken).ConfigureAwait(false);
        if (organisation is null)
            return null;
        var teams = await context.Set<TeamRow>().AsTracking(tracking)
            .Where(row => row.OrganisationId == organisationId).ToListAsync(cancellationToken).ConfigureAwait(false);
        var members = await context.Set<MemberRow>().AsTracking(tracking)
            .Where(row => row.OrganisationId == organisationId).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(organisation, teams, members.ToDictionary(row => row.MemberId, StringComparer.Ordinal));
    }

    /// <summary>Writes what changed. A row that did not change stays as it is, with what in it this model does not understand.</summary>
    private void Write(JiminnyDbContext context, Rows rows, Roster? before, RosterOutcome outcome)
    {
        var after = outcome.Roster;
        var model = models.Find(after.ModelName)!;
        rows.Organisation.Model = after.ModelName;
        rows.Organisation.CrmWritePolicy = (byte)after.CrmWritePolicy;
        rows.Organisation.SeatLimit = after.SeatLimit;

        context.RemoveRange(rows.Teams.Where(row => !after.Teams.Contains(row.TeamId)));
        var known = rows.Teams.Select(row => row.TeamId).ToHashSet(StringComparer.Ordinal);
        context.AddRange(after.Teams.Where(team => !known.Contains(team)).Select(team => new TeamRow { OrganisationId = after.OrganisationId, TeamId = team }));

        foreach (var member in after.Members.Where(member => before?.Find(member.Id) != member))
        {
            if (!rows.Members.TryGetValue(member.Id, out var row))
            {
                row = new MemberRow { OrganisationId = after.OrganisationId, MemberId = member.Id };
                context.Add(row);
            }

            RosterMapping.Write(member, model, row);
        }

        context.RemoveRange(rows.Members.Values.Where(row => before?.Find(row.MemberId) is not null && after.Find(row.MemberId) is null));
        context.AddRange(outcome.SeatEvents.Select(seatEvent => RosterMapping.ToRow(after.OrganisationId, seatEvent)));
    }

    private Roster Load(Rows rows)
    {
        var model = models.Find(rows.Organisation.Model)
            ?? throw new InvalidOperationException($"An organisation is stored with the role model '{rows.Organisation.Model}', which this version does not have.");
        var loaded = RosterMapping.ToData(rows.Organisation, rows.Teams, rows.Members.Values).Load(model, time.GetUtcNow());
        foreach (var finding in loaded.Findings.GroupBy(finding => finding.Violation))
        {
            if (finding.Key != RuleViolation.LimitBelowUsage)
                LogFinding(finding.Key, finding.Count());
        }

        return loaded.Roster;
    }

    [LoggerMessage(1, LogLevel.Warning, "Stored roles break {Violation} {Count} times; what is valid was loaded")]
    private partial void LogFinding(RuleViolation violation, int count);

    private sealed record Rows(OrganisationRow Organisation, List<TeamRow> Teams, Dictionary<string, MemberRow> Members);
}
