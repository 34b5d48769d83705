namespace Jiminny.Roles;

/// <summary>Carries one command out against a roster: first may the actor, then do the rules hold, last is there a seat.</summary>
internal sealed partial class RosterRules(Roster roster, RoleModel model, string? actorId, DateTimeOffset now)
{
    internal RosterOutcome Apply(RosterCommand command) => command switch
    {
        RosterCommand.Invite c => Invite(c),
        RosterCommand.Accept c => OfMember(c.MemberId, member => Accept(member)),
        RosterCommand.AssignRoles c => OfMember(c.MemberId, member => AssignRoles(member, c.Roles)),
        RosterCommand.AppointManager c => OfMember(c.MemberId, member => AppointManager(member, c.TeamId)),
        RosterCommand.DismissManager c => OfMember(c.MemberId, member => DismissManager(member, c.TeamId)),
        RosterCommand.Suspend c => OfMember(c.MemberId, member => Suspend(member)),
        RosterCommand.Reactivate c => OfMember(c.MemberId, member => Reactivate(member)),
        RosterCommand.Remove c => OfMember(c.MemberId, member => Remove(member)),
        RosterCommand.Move c => OfMember(c.MemberId, member => Move(member, c.TeamId)),
        RosterCommand.TransferOwnership c => OfMember(c.MemberId, member => TransferOwnership(member)),
        RosterCommand.DesignateForImport c => OfMember(c.MemberId, member => DesignateForImport(member, c.IsDesignated)),
        RosterCommand.CreateTeam c => CreateTeam(c.TeamId),
        RosterCommand.RemoveTeam c => RemoveTeam(c.TeamId),
        RosterCommand.SetCrmAccess c => OfMember(c.MemberId, member => SetCrmAccess(member, c.Access)),
        RosterCommand.SetCrmWritePolicy c => MayOrganisation(Permissions.Organisations.ChangeSettings)
            ?? (Enum.IsDefined(c.Policy) ? Accepted(roster with { CrmWritePolicy = c.Policy }) : Refused(RuleViolation.Malformed)),
        RosterCommand.SetSeatLimit c => May(Permissions.Finance.Configure, new Billing(roster.OrganisationId))
            ?? (c.Seats is < 0 ? Refused(RuleViolation.Malformed) : Accepted(roster with { SeatLimit = c.Seats })),
        _ => Refused(RuleViolation.Malformed),
    };

    private RosterOutcome OfMember(string memberId, Func<Member, RosterOutcome> carryOut) =>
        roster.Find(memberId) is { } member ? carryOut(member) : Refused(RuleViolation.UnknownMember);

    private RosterOutcome CreateTeam(string teamId) =>
        MayOrganisation(Permissions.Organisations.SetUpTeams)
        ?? (string.IsNullOrWhiteSpace(teamId) ? Refused(RuleViolation.Malformed)
            : roster.Teams.Contains(teamId) ? Refused(RuleViolation.TeamExists)
            : Accepted(roster with { Teams = roster.Teams.Add(teamId) }));

    private RosterOutcome RemoveTeam(string teamId)
    {
        if (MayOrganisation(Permissions.Organisations.SetUpTeams) is { } denied)
            return denied;
        if (!roster.Teams.Contains(teamId))
            return Refused(RuleViolation.UnknownTeam);
        var after = roster with { Teams = roster.Teams.Remove(teamId) };
        foreach (var member in roster.Members)
        {
            var changed = Dismissed(member, teamId);
            if (changed.TeamId == teamId)
                changed = changed with { TeamId = null };
            if (changed != member)
                after = after.With(changed);
        }

        return Accepted(after);
    }

    private RosterOutcome SetCrmAccess(Member member, CrmAccess access) =>
        MayOrganisation(Permissions.Organisations.ChangeSettings)
        ?? (Enum.IsDefined(access) ? Accepted(roster.With(member with { CrmAccess = access })) : Refused(RuleViolation.Malformed));

    private RosterOutcome DesignateForImport(Member member, bool isDesignated) =>
        May(Permissions.Mailboxes.DesignateForImport, new Mailbox(roster.OrganisationId, member.Id, member.TeamId))
        ?? Accepted(roster.With(member with { IsDesignatedForImport = isDesignated }));

    /// <summary>The denial, or null when the actor may.</summary>
    private RosterOutcome? May<TResource>(Permission<TResource> permission, TResource resource)
        where TResource : struct, IResource
    {
        if (actorId is null)
            return null;
        var decision = model.Decide(roster.Find(actorId), permission, in resource);
        return decision.IsAllowed ? null : RosterOutcome.Denied(roster, permission.Id, decision);
    }

    private RosterOutcome? MayOrganisation(Permission<Organisation> permission) => May(permission, new Organisation(roster.OrganisationId));

    private RosterOutcome? MayTeam(Permission<Team> permission, string? teamId) => May(permission, new Team(roster.OrganisationId, teamId));

    /// <summary>Members of the team, by its manager; who holds more than a licence, by those who give roles.</summary>
    private RosterOutcome? MayManage(Member member) =>
        MayTeam(Permissions.Teams.ManageMembers, member.TeamId)
        ?? (model.IsPrivileged(member.Roles) ? MayOrganisation(Permissions.Organisations.AssignRoles) : null);

    /// <summary>Accepts a member's new state, if its roles are valid and there are seats for what it takes more than before.</summary>
    private RosterOutcome AcceptSeated(Roster after, Member member)
    {
        var (violation, questions) = model.Check(member.Roles, member.IsExternal);
        if (violation != RuleViolation.None)
            return Refused(violation, questions);
        if (model.SeatsOf(member.Roles) is not { } seats)
            return Refused(RuleViolation.NotConfigured, model.OpenQuestions & (ModelQuestions.VoiceSeats | ModelQuestions.InsightsSeats));
        if (roster.SeatLimit is not { } limit || member.SeatUseAt(now) == SeatUse.None)
            return Accepted(after);

        var before = roster.Find(member.Id) is { } known && known.SeatUseAt(now) != SeatUse.None ? model.SeatsOf(known.Roles) ?? 0 : 0;
        if (seats <= before)
            return Accepted(after);
        return SeatReport.Of(after, model, now) is { IsComplete: true } report && report.Used + report.Reserved <= limit
            ? Accepted(after)
            : Refused(RuleViolation.SeatLimitReached);
    }

    private RosterOutcome Accepted(Roster after) => RosterOutcome.Accepted(roster, after, model, now);

    private RosterOutcome Refused(RuleViolation violation, ModelQuestions questions = ModelQuestions.None) => RosterOutcome.Refused(roster, violation, questions);
}
