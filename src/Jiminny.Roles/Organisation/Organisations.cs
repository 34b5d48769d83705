namespace Jiminny.Roles;

internal sealed class Organisations(IRosterStore store, IRoleModels models, TimeProvider time) : IOrganisations
{
    public ValueTask<Roster?> FindAsync(string organisationId, CancellationToken cancellationToken = default) => store.FindAsync(organisationId, cancellationToken);

    public ValueTask<RosterOutcome> FoundAsync(string organisationId, string founderId, int? seatLimit = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seatLimit ?? 0, nameof(seatLimit));
        return CreateAsync(Roster.Found(organisationId, models.ForNew, founderId) with { SeatLimit = seatLimit }, models.ForNew, cancellationToken);
    }

    public async ValueTask<(RosterOutcome Outcome, LoadedRoster Loaded)> ImportAsync(
        RosterData data, string? modelName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var model = modelName is null ? models.ForNew : models.Find(modelName);
        var loaded = data.Load(model ?? models.ForNew, Now());
        return (model is null
            ? RosterOutcome.Refused(loaded.Roster, RuleViolation.OtherModel)
            : await CreateAsync(loaded.Roster, model, cancellationToken).ConfigureAwait(false), loaded);
    }

    public ValueTask<RosterOutcome> ExecuteAsync(string organisationId, string? actorId, RosterCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var now = Now();
        if (command is RosterCommand.Invite invitation)
            command = invitation with { Expires = WholeMilliseconds(invitation.Expires ?? now + models.InvitationLifetime) };
        return ChangeAsync(organisationId, (roster, model) => roster.Apply(model, command, actorId, now), cancellationToken);
    }

    public ValueTask<RosterOutcome> MigrateAsync(string organisationId, MigrationPlan plan, CancellationToken cancellationToken = default) =>
        ChangeAsync(organisationId, (roster, _) => plan.Apply(roster, Now()), cancellationToken);

    public ValueTask<RosterOutcome> UndoMigrationAsync(string organisationId, MigrationPlan plan, CancellationToken cancellationToken = default) =>
        ChangeAsync(organisationId, (roster, _) => plan.Undo(roster, Now()), cancellationToken);

    private ValueTask<RosterOutcome> CreateAsync(Roster created, RoleModel model, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            created.OrganisationId,
            existing => existing is null
                ? RosterOutcome.Accepted(new Roster(created.OrganisationId, model.Name), created, model, Now())
                : RosterOutcome.Refused(existing, RuleViolation.OrganisationExists),
            cancellationToken);

    private ValueTask<RosterOutcome> ChangeAsync(string organisationId, Func<Roster, RoleModel, RosterOutcome> change, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        return store.ChangeAsync(
            organisationId,
            roster => roster is null ? RosterOutcome.Refused(new Roster(organisationId, models.ForNew.Name), RuleViolation.UnknownOrganisation)
                : models.Find(roster.ModelName) is { } model ? change(roster, model)
                : RosterOutcome.Refused(roster, RuleViolation.OtherModel),
            cancellationToken);
    }

    // What databases keep of a time, so that an outcome is just what is stored.
    private DateTimeOffset Now() => WholeMilliseconds(time.GetUtcNow());

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
