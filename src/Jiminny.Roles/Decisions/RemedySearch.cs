using System.Collections.Immutable;
using System.Numerics;

namespace Jiminny.Roles;

/// <summary>
/// Finds the remedies of a denial. State, roles and CRM are independent conditions that must all hold, so that the smallest sets are the products of
/// the smallest on each; only roles need a search, and their neighbourhood is small enough to look at all of it.
/// </summary>
internal sealed class RemedySearch
{
    private readonly RoleModel _model;
    private readonly RoleDefinition[] _bases;
    private readonly RoleDefinition[] _extras;
    private readonly Step[] _steps;

    internal RemedySearch(RoleModel model)
    {
        _model = model;
        _bases = [.. model.Roles.Where(role => role.Kind == RoleKind.Base && !role.IsAnnounced)];
        _extras = [.. model.Roles.Where(role => role.Kind != RoleKind.Base && model.Answers.IsYes(role.ExistenceAsked) == true)];
        _steps =
        [
            .. from extras in Enumerable.Range(0, 1 << _extras.Length)
               from newBase in Enumerable.Range(-1, _bases.Length + 1)
               let step = new Step(newBase, extras)
               orderby step.Size
               select step,
        ];
    }

    internal ImmutableArray<Remedy> Find(Member member, PermissionId permission, in ResourceScope scope)
    {
        var relation = RoleModel.RelationOf(member, scope);
        Span<Step> found = stackalloc Step[16];
        var count = 0;
        List<(Remedy Remedy, int Power)> remedies = [];
        foreach (var step in _steps)
        {
            if (!Reaches(step, member, scope, relation, out var roles, out var reached) || IsImplied(step, found[..count]))
                continue;
            var cell = _model.CellOf(roles, permission, reached);
            if (cell.Reason == Reason.NotConfigured && cell.Rule != DecisionCell.NoRule && step.Size == 0)
                AddRemedies(remedies, member, scope, step, roles, cell, int.MaxValue);
            if (cell.Reason != Reason.Granted || count == found.Length)
                continue;
            found[count++] = step;
            AddRemedies(remedies, member, scope, step, roles, cell, _model.PowerOf(roles));
        }

        remedies.Sort(static (a, b) => (a.Remedy.SeatCost ?? int.MaxValue, a.Remedy.Changes.Length, a.Power)
            .CompareTo((b.Remedy.SeatCost ?? int.MaxValue, b.Remedy.Changes.Length, b.Power)));
        var result = ImmutableArray.CreateBuilder<Remedy>(remedies.Count);
        foreach (var (remedy, _) in remedies)
            result.Add(remedy);
        return result.MoveToImmutable();
    }

    /// <summary>Whether a step can be taken from where the member is, and where it leads.</summary>
    private bool Reaches(Step step, Member member, in ResourceScope scope, Reach relation, out RoleSet roles, out Reach reached)
    {
        roles = member.Roles;
        reached = relation;
        if (step.Base >= 0)
        {
            var role = _bases[step.Base];
            if (!CanTake(role, member, scope) || HoldsUniqueBase(roles))
                return false;
            roles = _model.Give(roles, role.Role);
            reached |= role.IsPerTeam ? Reach.ManagedTeam : Reach.None;
        }

        for (var i = 0; i < _extras.Length; i++)
        {
            if ((step.Extras >> i & 1) == 0)
                continue;
            if (!CanTake(_extras[i], member, scope) || (roles & _extras[i].Requires) != _extras[i].Requires)
                return false;
            roles |= _extras[i].Role;
            reached |= _extras[i].IsPerTeam ? Reach.ManagedTeam : Reach.None;
        }

        return (roles & _model.BaseRoles) != RoleSet.None;
    }

    private bool HoldsUniqueBase(RoleSet roles)
    {
        foreach (var role in _bases)
        {
            if (role.HeldByExactlyOne && roles.HasFlag(role.Role))
                return true;
        }

        return false;
    }

    private bool CanTake(RoleDefinition role, Member member, in ResourceScope scope) =>
        (!member.IsExternal || _model.IsOpenToExternals(role) == true)
        && (role.IsPerTeam
            ? scope.TeamId is not null && !(member.Roles.HasFlag(role.Role) && member.ManagedTeams.Contains(scope.TeamId))
            : !member.Roles.HasFlag(role.Role));

    private static bool IsImplied(Step step, ReadOnlySpan<Step> found)
    {
        foreach (var smaller in found)
        {
            if ((smaller.Base < 0 || smaller.Base == step.Base) && (smaller.Extras & ~step.Extras) == 0)
                return true;
        }

        return false;
    }

    private void AddRemedies(
        List<(Remedy Remedy, int Power)> remedies, Member member, in ResourceScope scope, Step step, RoleSet roles, DecisionCell cell, int power)
    {
        var seats = _model.SeatsOf(roles) - (member.State == MemberState.Suspended ? 0 : _model.SeatsOf(member.Roles));
        var before = new ChangeList();
        if (member.State == MemberState.Invited)
            before.Add(Change.AcceptInvitation());
        else if (member.State != MemberState.Active)
            before.Add(Change.Reactivate());
        if (step.Base >= 0)
            before.Add(ChangeFor(_bases[step.Base], scope));
        for (var i = 0; i < _extras.Length; i++)
        {
            if ((step.Extras >> i & 1) == 1)
                before.Add(ChangeFor(_extras[i], scope));
        }

        if (cell.Questions != ModelQuestions.None)
            before.Add(Change.AnswerYes(cell.Questions));

        switch (RoleModel.CrmBlock(cell.Crm, member.CrmAccess, scope.WritePolicy))
        {
            case Reason.Granted:
                Add(before);
                break;
            case Reason.NeedsCrmAdmin:
                Add(before, Change.GiveCrmAccess(CrmAccess.Admin));
                break;
            case Reason.NeedsCrmAccess:
                Add(before, Change.GiveCrmAccess(CrmAccess.User));
                if (cell.Crm == CrmNeed.ByWritePolicy)
                    Add(before, Change.SetCrmWritePolicy(CrmWritePolicy.ThroughIntegrationUser));
                break;
            default:
                Add(before, Change.SetCrmWritePolicy(CrmWritePolicy.ThroughIntegrationUser));
                if (member.CrmAccess >= CrmAccess.User)
                    Add(before, Change.SetCrmWritePolicy(CrmWritePolicy.AsUser));
                else
                    Add(before, Change.SetCrmWritePolicy(CrmWritePolicy.AsUser), Change.GiveCrmAccess(CrmAccess.User));
                break;
        }

        void Add(ChangeList changes, params ReadOnlySpan<Change> crm)
        {
            foreach (var change in crm)
                changes.Add(change);
            if (changes.Count > 0)
                remedies.Add((new Remedy(changes.ToImmutable(), seats), power));
        }
    }

    private static Change ChangeFor(RoleDefinition role, in ResourceScope scope) =>
        role.IsPerTeam ? Change.AppointManager(scope.TeamId!)
        : role.HeldByExactlyOne ? Change.TransferOwnership()
        : Change.GiveRole(role.Role);

    /// <summary>A new base role, or -1 to keep the present one, and a mask of add-ons and grants.</summary>
    private readonly record struct Step(int Base, int Extras)
    {
        internal int Size => (Base < 0 ? 0 : 1) + BitOperations.PopCount((uint)Extras);
    }
}
