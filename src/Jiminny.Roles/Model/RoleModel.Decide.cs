using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Jiminny.Roles;

public sealed partial class RoleModel
{
    /// <summary>Decides whether a member may do something. Total: it never throws, reads nothing, remembers nothing and allocates nothing.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="member">The member; null is nobody and is denied.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="resource">To what.</param>
    /// <returns>Allowed, or the first reason against it: membership, state, model, licence or grant, and last the CRM.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Decision Decide<TResource>(Member? member, Permission<TResource> permission, in TResource resource)
        where TResource : struct, IResource =>
        permission is null ? new(this, Reason.NotInThisModel) : Decide(member, permission.Id, resource.OrganisationId, resource.Scope);

    /// <summary>Decides about many resources at once.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="member">The member; null is nobody and is denied.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="resources">To what.</param>
    /// <param name="decisions">Receives a decision per resource; at least as long.</param>
    /// <returns>How many are allowed.</returns>
    /// <exception cref="ArgumentException">There is not room for every decision.</exception>
    public int DecideMany<TResource>(Member? member, Permission<TResource> permission, ReadOnlySpan<TResource> resources, Span<Decision> decisions)
        where TResource : struct, IResource
    {
        if (decisions.Length < resources.Length)
            throw new ArgumentException($"There is room for {decisions.Length} decisions, but there are {resources.Length} resources; hand over a span of at least that length.", nameof(decisions));
        var allowed = 0;
        for (var i = 0; i < resources.Length; i++)
        {
            decisions[i] = Decide(member, permission, in resources[i]);
            allowed += decisions[i].IsAllowed ? 1 : 0;
        }

        return allowed;
    }

    /// <summary>What a member may do to a resource.</summary>
    /// <typeparam name="TResource">The kind of resource.</typeparam>
    /// <param name="member">The member.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>The permissions for which <see cref="Decide"/> allows.</returns>
    public ImmutableArray<Permission<TResource>> PermissionsOf<TResource>(Member? member, TResource resource)
        where TResource : struct, IResource =>
        [.. Permissions.All.OfType<Permission<TResource>>().Where(permission => Decide(member, permission, in resource).IsAllowed)];

    /// <summary>Who of some members may do something.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="permission">What is to be done.</param>
    /// <param name="resource">To what.</param>
    /// <param name="members">The members to choose from.</param>
    /// <returns>Those for whom <see cref="Decide"/> allows, in their order.</returns>
    public ImmutableArray<Member> WhoCan<TResource>(Permission<TResource> permission, TResource resource, IEnumerable<Member> members)
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(members);
        return [.. members.Where(member => Decide(member, permission, in resource).IsAllowed)];
    }

    /// <summary>How far each permission of a combination of roles reaches, for an active member with full access to the CRM.</summary>
    /// <param name="roles">The roles.</param>
    /// <returns>The permissions held, each with every reach it has.</returns>
    public ImmutableSortedDictionary<PermissionId, Reach> ReachOf(RoleSet roles)
    {
        var held = ImmutableSortedDictionary.CreateBuilder<PermissionId, Reach>();
        foreach (var permission in Permissions.All)
        {
            var reach = ReachOf(roles, permission.Id);
            if (reach != Reach.None)
                held.Add(permission.Id, reach);
        }

        return held.ToImmutable();
    }

    /// <summary>How far one permission of a combination of roles reaches.</summary>
    internal Reach ReachOf(RoleSet roles, PermissionId permission)
    {
        return Granted(Reach.Own) | Granted(Reach.ManagedTeam) | Granted(Reach.Organisation);

        Reach Granted(Reach reach) => _table[_table.RowOf(roles), permission, reach].Reason == Reason.Granted ? reach : Reach.None;
    }

    internal DecisionCell CellOf(RoleSet roles, PermissionId permission, Reach relation) => _table[_table.RowOf(roles), permission, relation];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Reach RelationOf(Member member, in ResourceScope scope) =>
        Reach.Organisation
        | (Ids.AreSame(scope.OwnerId, member.Id) ? Reach.Own : Reach.None)
        | (member.ManagedTeams.Contains(scope.TeamId) ? Reach.ManagedTeam : Reach.None);

    /// <summary>What a need comes to under a policy.</summary>
    internal static Reason CrmBlock(CrmNeed need, CrmAccess access, CrmWritePolicy policy) => need switch
    {
        CrmNeed.None => Reason.Granted,
        CrmNeed.User => access >= CrmAccess.User ? Reason.Granted : Reason.NeedsCrmAccess,
        CrmNeed.Admin => access >= CrmAccess.Admin ? Reason.Granted : Reason.NeedsCrmAdmin,
        _ => policy switch
        {
            CrmWritePolicy.AsUser => access >= CrmAccess.User ? Reason.Granted : Reason.NeedsCrmAccess,
            CrmWritePolicy.ThroughIntegrationUser => Reason.Granted,
            CrmWritePolicy.NotAtAll => Reason.CrmWritesOff,
            _ => Reason.CrmWritePolicyNotSet,
        },
    };

    // Inlined, so that the scope of a resource is looked at where it is instead of being copied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Decision Decide(Member? member, PermissionId permission, string? organisationId, in ResourceScope scope)
    {
        if (member is null)
            return new(this, Reason.NotAMember);
        if (!Ids.AreSame(member.OrganisationId, organisationId))
            return new(this, Reason.OtherOrganisation);
        if (member.State != MemberState.Active)
            return new(this, member.State == MemberState.Invited ? Reason.InvitationPending : Reason.Suspended);

        // Who may in the whole organisation may here: most grants need no look at owner and teams.
        var cells = _table.CellsOf(_table.RowOf(member.Roles), permission);
        var everywhere = cells[0];
        if (everywhere.IsGrantedOutright)
            return new(this, everywhere);

        var here = cells[(int)RelationOf(member, in scope) & (DecisionTable.Relations - 1)];
        return new(this, here.Reason == Reason.Granted && here.Crm != CrmNeed.None ? here.With(CrmBlock(here.Crm, member.CrmAccess, scope.WritePolicy)) : here);
    }
}
