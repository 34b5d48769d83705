using System.Collections.Immutable;
using System.Globalization;

namespace Jiminny.Roles;

/// <summary>Checks data and keeps what is valid of it.</summary>
internal sealed class RosterLoader(RosterData data, RoleModel model, DateTimeOffset asOf)
{
    private readonly ImmutableArray<RosterFinding>.Builder _findings = ImmutableArray.CreateBuilder<RosterFinding>();

    internal LoadedRoster Load()
    {
        var roster = new Roster(data.OrganisationId, model.Name)
        {
            Teams = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, data.Teams.Where(team => !string.IsNullOrWhiteSpace(team))),
            CrmWritePolicy = Enum.IsDefined(data.CrmWritePolicy) ? data.CrmWritePolicy : CrmWritePolicy.NotSet,
            SeatLimit = data.SeatLimit is { } seats ? Math.Max(0, seats) : null,
        };
        if (data.SeatLimit is < 0 and var negative)
            Find(RuleViolation.Malformed, null, negative.ToString(CultureInfo.InvariantCulture));
        if (!Enum.IsDefined(data.CrmWritePolicy))
            Find(RuleViolation.Malformed, null, $"{data.CrmWritePolicy}");

        foreach (var member in data.Members)
        {
            if (string.IsNullOrWhiteSpace(member.Id))
                Find(RuleViolation.Malformed);
            else if (roster.Find(member.Id) is not null)
                Find(RuleViolation.MemberExists, member.Id);
            else
                roster = roster.With(Checked(member, roster));
        }

        roster = WithOneOwner(roster);
        if (SeatReport.Of(roster, model, asOf) is { Standing: SeatStanding.OverAllocated } report)
            Find(RuleViolation.LimitBelowUsage, null, string.Create(CultureInfo.InvariantCulture, $"{report.Limit} < {report.Used + report.Reserved}"));
        return new(roster, _findings.ToImmutable());
    }

    private Member Checked(MemberData member, Roster roster)
    {
        var team = member.TeamId is null || roster.Teams.Contains(member.TeamId) ? member.TeamId : null;
        if (team != member.TeamId)
            Find(RuleViolation.UnknownTeam, member.Id, member.TeamId);
        foreach (var gone in member.ManagedTeams.Where(managed => !roster.Teams.Contains(managed)))
            Find(RuleViolation.UnknownTeam, member.Id, gone);
        TeamSet managedTeams = [.. member.ManagedTeams.Where(roster.Teams.Contains)];

        var roles = RolesOf(member, managedTeams);
        if (managedTeams.Count > 0 && !roles.HasFlag(RoleSet.Manager))
        {
            Find(RuleViolation.OnlyByAppointment, member.Id);
            managedTeams = default;
        }

        if (!Enum.IsDefined(member.State))
            Find(RuleViolation.Malformed, member.Id, $"{member.State}");
        if (!Enum.IsDefined(member.CrmAccess))
            Find(RuleViolation.Malformed, member.Id, $"{member.CrmAccess}");
        return new Member(roster.OrganisationId, member.Id)
        {
            Roles = roles,
            TeamId = team,
            ManagedTeams = managedTeams,
            CrmAccess = Enum.IsDefined(member.CrmAccess) ? member.CrmAccess : CrmAccess.None,
            State = Enum.IsDefined(member.State) ? member.State : MemberState.Suspended,
            IsExternal = member.IsExternal,
            IsDesignatedForImport = member.IsDesignatedForImport,
            InvitationExpires = member.State == MemberState.Invited ? member.InvitationExpires : null,
        };
    }

    private RoleSet RolesOf(MemberData member, TeamSet managedTeams)
    {
        var roles = RoleSet.None;
        foreach (var name in member.Roles)
        {
            if (model.FindRole(name) is not { } role)
                Find((RoleModels.Classic.FindRole(name) ?? RoleModels.Current.FindRole(name)) is null ? RuleViolation.UnknownRole : RuleViolation.RoleNotInModel, member.Id, name);
            else if (role.IsAnnounced)
                Find(RuleViolation.ComingSoon, member.Id, name);
            else if (model.Answers.IsYes(role.ExistenceAsked) == false)
                Find(RuleViolation.RoleNotInModel, member.Id, name);
            else if (member.IsExternal && model.IsOpenToExternals(role) == false)
                Find(RuleViolation.NotOpenToExternals, member.Id, name);
            else if (role.Kind == RoleKind.Base && (roles & model.BaseRoles & ~role.Role) != RoleSet.None)
                Find(RuleViolation.SeveralBaseRoles, member.Id, name);
            else
                roles |= role.Role;
        }

        if (roles.HasFlag(RoleSet.Manager) && managedTeams.Count == 0)
        {
            Find(RuleViolation.OnlyByAppointment, member.Id, nameof(RoleSet.Manager));
            roles = (roles & ~RoleSet.Manager) | model.FindRole(RoleSet.Manager)!.Successor;
        }

        foreach (var role in model.Roles.Where(role => roles.HasFlag(role.Role) && (roles & role.Requires) != role.Requires))
        {
            Find(RuleViolation.RequiredRoleMissing, member.Id, role.Name);
            roles &= ~role.Role;
        }

        var (violation, questions) = model.Check(roles, member.IsExternal);
        if (violation != RuleViolation.None)
            Find(violation, member.Id, questions == ModelQuestions.None ? null : $"{questions}");
        return roles;
    }

    private Roster WithOneOwner(Roster roster)
    {
        if (model.Roles.FirstOrDefault(role => role.HeldByExactlyOne && model.Answers.IsYes(role.ExistenceAsked) == true) is not { } ownership)
            return roster;
        var owners = data.Members.Select(member => roster.Find(member.Id)).OfType<Member>().Where(member => member.Roles.HasFlag(ownership.Role)).Distinct().ToList();
        var owner = owners.Find(member => member.State == MemberState.Active);
        if (owner is null)
            Find(owners.Count == 0 ? RuleViolation.NoOwner : RuleViolation.NotActive, owners.FirstOrDefault()?.Id);
        owner ??= owners.FirstOrDefault();
        foreach (var other in owners.Where(other => other != owner))
        {
            Find(RuleViolation.SeveralOwners, other.Id);
            roster = roster.With(other with { Roles = (other.Roles & ~ownership.Role) | ownership.Successor });
        }

        return roster;
    }

    private void Find(RuleViolation violation, string? memberId = null, string? value = null) => _findings.Add(new(violation, memberId, value));
}
