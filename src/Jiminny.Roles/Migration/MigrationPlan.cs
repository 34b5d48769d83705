using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A dry run of the way from the classic to the current model, member by member, that can be carried out and taken back. Immutable.</summary>
public sealed class MigrationPlan
{
    private readonly RoleModel _classic;
    private readonly RoleModel _current;
    private readonly Roster _before;
    private readonly Roster _after;

    private MigrationPlan(RoleModel classic, RoleModel current, Roster before, ImmutableArray<MemberMigration> members)
    {
        _classic = classic;
        _current = current;
        _before = before;
        _after = members.Aggregate(before with { ModelName = current.Name }, (roster, member) => roster.With(member.After));
        Members = members;
    }

    /// <summary>What it does to each member, in the order of their ids.</summary>
    public ImmutableArray<MemberMigration> Members { get; }

    /// <summary>Questions of either model that the plan depends on; answer them and plan again.</summary>
    public ModelQuestions OpenQuestions => Members.Aggregate(ModelQuestions.None, (all, member) => all | member.OpenQuestions);

    /// <summary>What somebody has to confirm; confirm it and plan again.</summary>
    public MigrationConfirmations Unconfirmed => Members.Aggregate(MigrationConfirmations.None, (all, member) => all | member.Unconfirmed);

    /// <summary>The seats it takes in all, for members whose seats count; null while a question about seats is open.</summary>
    public int? SeatDelta => Members.Where(member => member.Before.State != MemberState.Suspended)
        .Aggregate((int?)0, (seats, member) => seats + member.Difference.SeatDelta);

    /// <summary>Whether nothing is open, nothing unconfirmed and no rule stands against it.</summary>
    public bool IsReady => OpenQuestions == ModelQuestions.None && Unconfirmed == MigrationConfirmations.None && Members.All(member => member.Violation == RuleViolation.None);

    /// <summary>Plans; changes nothing.</summary>
    /// <param name="roster">The organisation, in the classic model.</param>
    /// <param name="classic">The classic model with the host's answers.</param>
    /// <param name="current">The current model with the host's answers.</param>
    /// <param name="options">What the host says about it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">A model or the organisation is not of the kind named.</exception>
    public static MigrationPlan Create(Roster roster, RoleModel classic, RoleModel current, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(classic);
        ArgumentNullException.ThrowIfNull(current);
        if (classic.Name != RoleModels.Classic.Name || current.Name != RoleModels.Current.Name)
            throw new ArgumentException($"A migration goes from classic to current, not from {classic.Name} to {current.Name}; hand over RoleModels.Classic and RoleModels.Current with the host's answers.", nameof(current));
        if (roster.ModelName != classic.Name)
            throw new ArgumentException($"The organisation is in the {roster.ModelName} model already; migrate only one whose ModelName is {classic.Name}.", nameof(roster));
        return new(classic, current, roster, [.. roster.Members.Select(member => Plan(member, classic, current, options ?? MigrationOptions.None))]);
    }

    /// <summary>Carries the plan out, if nothing is open; a second time it changes nothing.</summary>
    /// <param name="roster">The organisation, as it was when planned.</param>
    /// <param name="now">The time.</param>
    /// <returns>The outcome.</returns>
    public RosterOutcome Apply(Roster roster, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(roster);
        if (OpenQuestions != ModelQuestions.None)
            return RosterOutcome.Refused(roster, RuleViolation.NotConfigured, OpenQuestions);
        if (Unconfirmed != MigrationConfirmations.None)
            return RosterOutcome.Refused(roster, RuleViolation.NotConfirmed);
        if (Members.FirstOrDefault(member => member.Violation != RuleViolation.None) is { } obstacle)
            return RosterOutcome.Refused(roster, obstacle.Violation);
        if (roster.Equals(_after))
            return RosterOutcome.Accepted(roster, roster, _current, now);
        if (!roster.Equals(_before))
            return RosterOutcome.Refused(roster, RuleViolation.PlanOutdated);
        if (SeatDelta > 0 && SeatReport.Of(_after, _current, now).Standing == SeatStanding.OverAllocated)
            return RosterOutcome.Refused(roster, RuleViolation.SeatLimitReached);
        return RosterOutcome.Accepted(roster, _after, _current, now);
    }

    /// <summary>Takes the plan back. What has nothing to do with roles stays as it has become; roles that were changed since cannot be translated back and refuse.</summary>
    /// <param name="roster">The organisation, in the current model.</param>
    /// <param name="now">The time.</param>
    /// <returns>The outcome.</returns>
    public RosterOutcome Undo(Roster roster, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(roster);
        if (roster.ModelName == _before.ModelName)
            return RosterOutcome.Accepted(roster, roster, _classic, now);
        var undone = roster with { ModelName = _before.ModelName };
        foreach (var member in roster.Members)
        {
            if (_after.Find(member.Id) is not { } planned || planned.Roles != member.Roles || planned.ManagedTeams != member.ManagedTeams)
                return RosterOutcome.Refused(roster, RuleViolation.PlanOutdated);
            undone = undone.With(member with { Roles = _before.Find(member.Id)!.Roles });
        }

        return RosterOutcome.Accepted(roster, undone, _classic, now);
    }

    private static MemberMigration Plan(Member member, RoleModel classic, RoleModel current, MigrationOptions options)
    {
        var roles = RoleSet.None;
        var dependsOn = ModelQuestions.None;
        foreach (var mapping in RoleMapping.ClassicToCurrent.Where(mapping => member.Roles.HasFlag(mapping.From)))
        {
            roles |= mapping.To;
            dependsOn |= mapping.DependsOn;
        }

        if (current.Answers.SingleOwner == false)
            roles &= ~RoleSet.AccountOwner;
        if (options.VoiceFor.Contains(member.Id) && roles.HasFlag(RoleSet.Recorder))
        {
            roles |= RoleSet.Voice;
            dependsOn |= ModelQuestions.VoiceSeats;
        }

        if (member.IsExternal)
            dependsOn |= ModelQuestions.InsightsForExternals;
        var difference = AccessDifference.Between(classic, member.Roles, current, roles);
        var needed = MigrationConfirmations.None;
        if (roles.HasFlag(RoleSet.Admin) && difference.Gained.Length > 0)
            needed |= MigrationConfirmations.AdministratorsGain;
        if (difference.Lost.Length > 0)
            needed |= MigrationConfirmations.MembersLose;

        // A member without a base role stays one; what the host has not answered is a question, not a violation.
        var violation = current.Check(roles, member.IsExternal).Violation;
        return new(
            member, member with { Roles = roles }, difference, (dependsOn & current.OpenQuestions) | QuestionsAbout(member.Roles, classic),
            needed & ~options.Confirmed, violation is RuleViolation.NotConfigured or RuleViolation.NoBaseRole ? RuleViolation.None : violation);
    }

    /// <summary>What is open about the member's classic roles: without it nobody can say what would be gained or lost.</summary>
    private static ModelQuestions QuestionsAbout(RoleSet roles, RoleModel classic) =>
        classic.Effective(roles) is RoleSet.None or RoleSet.Insights or RoleSet.InsightsPlus ? ModelQuestions.None : classic.OpenQuestions;
}
