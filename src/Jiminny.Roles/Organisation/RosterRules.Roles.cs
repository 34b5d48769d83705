namespace Jiminny.Roles;

internal sealed partial class RosterRules
{
    private RosterOutcome AssignRoles(Member member, RoleSet roles)
    {
        if (MayOrganisation(Permissions.Organisations.AssignRoles) is { } denied)
            return denied;

        // An appointment that is a grant stays as it is; one that is the base role goes when another base role comes.
        if (model.FindRole(RoleSet.Manager) is { Kind: RoleKind.Grant })
            roles |= member.Roles & RoleSet.Manager;
        if (model.FindRole(RoleSet.AccountOwner) is { Kind: RoleKind.Grant })
            roles |= member.Roles & RoleSet.AccountOwner;
        if (roles.HasFlag(RoleSet.Manager) && !member.Roles.HasFlag(RoleSet.Manager))
            return Refused(RuleViolation.OnlyByAppointment);
        if (model.HeldByOne(roles) is { } owner && !member.Roles.HasFlag(owner.Role))
            return Refused(RuleViolation.OnlyByTransfer);
        if (model.HeldByOne(member.Roles) is { } owned && !roles.HasFlag(owned.Role))
            return Refused(RuleViolation.OwnerStays);

        var changed = member with { Roles = roles, ManagedTeams = roles.HasFlag(RoleSet.Manager) ? member.ManagedTeams : default };
        return AcceptSeated(roster.With(changed), changed);
    }

    private RosterOutcome AppointManager(Member member, string teamId)
    {
        if (MayTeam(Permissions.Teams.AppointManager, teamId) is { } denied)
            return denied;
        if (!roster.Teams.Contains(teamId))
            return Refused(RuleViolation.UnknownTeam);

        // Where Manager is a base role, an appointment must not silently take administration or ownership away.
        var roles = model.Give(member.Roles, RoleSet.Manager);
        if (model.IsPrivileged(member.Roles & ~roles))
            return Refused(RuleViolation.SeveralBaseRoles);
        var changed = member with { Roles = roles, ManagedTeams = member.ManagedTeams.With(teamId) };
        return AcceptSeated(roster.With(changed), changed);
    }

    private RosterOutcome DismissManager(Member member, string teamId)
    {
        if (MayTeam(Permissions.Teams.AppointManager, teamId) is { } denied)
            return denied;
        if (!member.ManagedTeams.Contains(teamId))
            return Refused(RuleViolation.UnknownTeam);
        var changed = Dismissed(member, teamId);
        return AcceptSeated(roster.With(changed), changed);
    }

    private Member Dismissed(Member member, string teamId)
    {
        if (!member.ManagedTeams.Contains(teamId))
            return member;
        var teams = member.ManagedTeams.Without(teamId);
        return teams.Count > 0
            ? member with { ManagedTeams = teams }
            : member with { ManagedTeams = teams, Roles = (member.Roles & ~RoleSet.Manager) | model.FindRole(RoleSet.Manager)!.Successor };
    }

    private RosterOutcome TransferOwnership(Member member)
    {
        if (MayOrganisation(Permissions.Organisations.TransferOwnership) is { } denied)
            return denied;
        var ownership = model.Roles.FirstOrDefault(role => role.HeldByExactlyOne);
        if (ownership is null || model.Answers.IsYes(ownership.ExistenceAsked) == false)
            return Refused(RuleViolation.RoleNotInModel);
        if (model.Answers.IsYes(ownership.ExistenceAsked) is null)
            return Refused(RuleViolation.NotConfigured, ownership.ExistenceAsked);
        if (member.State != MemberState.Active)
            return Refused(RuleViolation.NotActive);

        var owner = member with { Roles = model.Give(member.Roles, ownership.Role) };
        if (!owner.Roles.HasFlag(RoleSet.Manager))
            owner = owner with { ManagedTeams = default };
        var after = roster;
        foreach (var previous in roster.Members.Where(other => other.Roles.HasFlag(ownership.Role)))
            after = after.With(previous with { Roles = (previous.Roles & ~ownership.Role) | ownership.Successor });
        return AcceptSeated(after.With(owner), owner);
    }
}
