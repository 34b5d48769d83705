using System.Collections.Immutable;

namespace Jiminny.Roles;

public sealed partial class RoleModel
{
    private RemedySearch? _remedies;

    /// <summary>The smallest changes that would turn a denial into a grant, cheapest first: by seats, then by number, then by the power they give.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="member">The member.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="resource">To what.</param>
    /// <returns>The remedies; empty when it is allowed already or nothing helps, as with what belongs to another organisation or is yet to come.</returns>
    public ImmutableArray<Remedy> Remedies<TResource>(Member? member, Permission<TResource> permission, in TResource resource)
        where TResource : struct, IResource =>
        Decide(member, permission, in resource).Reason is Reason.Granted or Reason.NotAMember or Reason.OtherOrganisation
            ? []
            : (_remedies ??= new RemedySearch(this)).Find(member!, permission.Id, resource.Scope);

    /// <summary>Decides as if changes had been made.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="member">The member.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="resource">To what.</param>
    /// <param name="changes">The changes, in any order.</param>
    /// <returns>The decision.</returns>
    public Decision WhatIf<TResource>(Member member, Permission<TResource> permission, in TResource resource, params ReadOnlySpan<Change> changes)
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(permission);
        var (model, changed) = Apply(member, changes);
        var scope = resource.Scope;
        foreach (var change in changes)
        {
            if (change.Kind == ChangeKind.SetCrmWritePolicy)
                scope = scope with { WritePolicy = change.CrmWritePolicy };
        }

        return model.Decide(changed, permission.Id, resource.OrganisationId, scope);
    }

    /// <summary>What a member would gain and lose.</summary>
    /// <param name="member">The member.</param>
    /// <param name="changes">The changes.</param>
    /// <returns>The difference.</returns>
    public AccessDifference WhatIf(Member member, params ReadOnlySpan<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(member);
        var (model, changed) = Apply(member, changes);
        return AccessDifference.Between(this, member.Roles, model, changed.Roles);
    }

    /// <summary>The roles after one is given: a base role takes the place of the present one, and what stood on that one goes.</summary>
    internal RoleSet Give(RoleSet roles, RoleSet role)
    {
        if ((BaseRoles & role) == RoleSet.None)
            return roles | role;
        var given = (roles & ~BaseRoles) | role;
        foreach (var definition in Roles)
        {
            if ((given & definition.Requires) != definition.Requires)
                given &= ~definition.Role;
        }

        return given;
    }

    /// <summary>How much a combination of roles may do: the number of permissions, each counted once per reach.</summary>
    internal int PowerOf(RoleSet roles) => _table.PowerOf(roles);

    private (RoleModel Model, Member Member) Apply(Member member, ReadOnlySpan<Change> changes)
    {
        var model = this;
        foreach (var change in changes)
        {
            if (change.Kind == ChangeKind.AnswerYes)
                model = model.With(model.Answers.Yes(change.Questions));
        }

        foreach (var change in changes)
            member = change.ApplyTo(member, model);
        return (model, member);
    }
}
