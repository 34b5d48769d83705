namespace Jiminny.Roles;

internal sealed partial class RosterRules
{
    private RosterOutcome Invite(RosterCommand.Invite invitation)
    {
        if (MayTeam(Permissions.Teams.InviteMember, invitation.TeamId) is { } denied)
            return denied;
        if (model.IsPrivileged(invitation.Roles) && MayOrganisation(Permissions.Organisations.AssignRoles) is { } notRoles)
            return notRoles;
        if (string.IsNullOrWhiteSpace(invitation.MemberId) || !Enum.IsDefined(invitation.CrmAccess))
            return Refused(RuleViolation.Malformed);
        if (roster.Find(invitation.MemberId) is { State: not MemberState.Invited })
            return Refused(RuleViolation.MemberExists);
        if ((Refuse(invitation.TeamId) ?? invitation.ManagedTeams.Select(Refuse).FirstOrDefault(refused => refused is not null)) is { } unknown)
            return unknown;
        if (invitation.Roles.HasFlag(RoleSet.Manager) != invitation.ManagedTeams.Count > 0)
            return Refused(RuleViolation.OnlyByAppointment);
        if (model.HeldByOne(invitation.Roles) is not null)
            return Refused(RuleViolation.OnlyByTransfer);

        var member = new Member(roster.OrganisationId, invitation.MemberId)
        {
            Roles = invitation.Roles,
            TeamId = invitation.TeamId,
            ManagedTeams = invitation.ManagedTeams,
            CrmAccess = invitation.CrmAccess,
            IsExternal = invitation.IsExternal,
            InvitationExpires = invitation.Expires,
        };
        return AcceptSeated(roster.With(member), member);
    }

    private RosterOutcome Accept(Member member)
    {
        if (actorId is not null && actorId != member.Id)
            return RosterOutcome.Denied(roster, PermissionId.TeamInviteMember, new Decision(model, Reason.NotOwn));
        if (member.State != MemberState.Invited)
            return Refused(RuleViolation.NotInvited);
        return member.SeatUseAt(now) == SeatUse.None
            ? Refused(RuleViolation.InvitationLapsed)
            : Accepted(roster.With(member with { State = MemberState.Active, InvitationExpires = null }));
    }

    private RosterOutcome Suspend(Member member) =>
        MayManage(member)
        ?? (member.State != MemberState.Active ? Refused(RuleViolation.NotActive)
            : model.HeldByOne(member.Roles) is not null ? Refused(RuleViolation.OwnerStays)
            : Accepted(roster.With(member with { State = MemberState.Suspended })));

    private RosterOutcome Reactivate(Member member)
    {
        if (MayManage(member) is { } denied)
            return denied;
        if (member.State != MemberState.Suspended)
            return Refused(RuleViolation.NotSuspended);
        var active = member with { State = MemberState.Active };
        return AcceptSeated(roster.With(active), active);
    }

    private RosterOutcome Remove(Member member) =>
        MayManage(member)
        ?? (model.HeldByOne(member.Roles) is not null ? Refused(RuleViolation.OwnerStays) : Accepted(roster.Without(member)));

    private RosterOutcome Move(Member member, string? teamId) =>
        MayManage(member)
        ?? MayTeam(Permissions.Teams.ManageMembers, teamId)
        ?? Refuse(teamId)
        ?? Accepted(roster.With(member with { TeamId = teamId }));

    private RosterOutcome? Refuse(string? teamId) =>
        teamId is null || roster.Teams.Contains(teamId) ? null : Refused(RuleViolation.UnknownTeam);
}
