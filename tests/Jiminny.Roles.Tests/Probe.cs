namespace Jiminny.Roles.Tests;

/// <summary>Asks a model about any permission, with a resource of the right type in a given relation to the member.</summary>
internal static class Probe
{
    internal const string Organisation = "org-1";
    internal const string Person = "m-1";
    internal const string ManagedTeam = "team-managed";
    internal const string OtherTeam = "team-other";

    internal static readonly ModelAnswers Answers = new()
    {
        SeatIncludesInsights = true,
        SeatDownloadsOwn = true,
        InsightsDownload = false,
        InsightsForExternals = true,
        SingleOwner = true,
        VoiceSeats = 1,
        InsightsSeats = 0,
    };

    internal static Member Active(RoleSet roles, CrmAccess crm = CrmAccess.None) =>
        new(Organisation, Person) { Roles = roles, CrmAccess = crm, State = MemberState.Active, ManagedTeams = [ManagedTeam] };

    internal static Decision Decide(
        RoleModel model, Member? member, Permission permission, Reach relation, CrmWritePolicy policy = CrmWritePolicy.NotSet)
    {
        var organisation = relation == Reach.None ? "org-2" : Organisation;
        var owner = relation.HasFlag(Reach.Own) ? Person : "m-2";
        var team = relation.HasFlag(Reach.ManagedTeam) ? ManagedTeam : OtherTeam;
        return permission switch
        {
            Permission<Recording> p => model.Decide(member, p, new Recording(organisation, owner, team)),
            Permission<Call> p => model.Decide(member, p, new Call(organisation, owner, team)),
            Permission<CrmRecord> p => model.Decide(member, p, new CrmRecord(organisation, owner, team, policy)),
            Permission<Mailbox> p => model.Decide(member, p, new Mailbox(organisation, owner, team)),
            Permission<Team> p => model.Decide(member, p, new Team(organisation, team)),
            Permission<Organisation> p => model.Decide(member, p, new Organisation(organisation)),
            Permission<Billing> p => model.Decide(member, p, new Billing(organisation)),
            _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "A kind of resource this test does not know."),
        };
    }

    /// <summary>The relations that resources of the permission's type can be in.</summary>
    internal static Reach[] RelationsOf(Permission permission) => permission switch
    {
        Permission<Team> => [Reach.None, Reach.Organisation, Reach.ManagedTeam | Reach.Organisation],
        Permission<Organisation> or Permission<Billing> => [Reach.None, Reach.Organisation],
        _ =>
        [
            Reach.None,
            Reach.Organisation,
            Reach.Own | Reach.Organisation,
            Reach.ManagedTeam | Reach.Organisation,
            Reach.Own | Reach.ManagedTeam | Reach.Organisation,
        ],
    };
}
