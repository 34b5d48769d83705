namespace Jiminny.Roles.Tests;

public sealed class RosterDataTests
{
    [Fact]
    public void BadData_IsNamed_AndWhatIsValidStays()
    {
        var data = new RosterData("org-1")
        {
            Teams = ["emea"],
            SeatLimit = 2,
            Members =
            [
                new("owner-1") { Roles = ["Account Owner"] },
                new("owner-2") { Roles = ["Account Owner"] },
                new("typo") { Roles = ["User", "Usr"] },
                new("newer") { Roles = ["Recorder"] },
                new("lost") { Roles = ["User"], TeamId = "gone" },
                new("lead") { Roles = ["Manager"], ManagedTeams = ["emea", "gone"] },
                new("idle") { Roles = ["Manager"] },
                new("posing") { Roles = ["User"], ManagedTeams = ["emea"] },
                new("two") { Roles = ["Coach", "User"] },
                new("coach") { Roles = ["Coach"], IsExternal = true },
                new("outsider") { Roles = ["Admin"], IsExternal = true },
                new("finance") { Roles = ["Billing"] },
                new("typo") { Roles = ["Admin"] },
                new("odd") { Roles = ["User"], State = (MemberState)7, CrmAccess = (CrmAccess)9 },
                new(""),
            ],
        };

        var loaded = data.Load(History.Classic, History.Start);

        Assert.Equal(
            [
                "typo UnknownRole: Usr", "newer RoleNotInModel: Recorder", "newer NoBaseRole", "lost UnknownTeam: gone",
                "lead UnknownTeam: gone", "idle OnlyByAppointment: Manager", "posing OnlyByAppointment", "two SeveralBaseRoles: User",
                "outsider NotOpenToExternals: Admin", "outsider NoBaseRole", "finance ComingSoon: Billing", "finance NoBaseRole", "typo MemberExists",
                "odd Malformed: 7", "odd Malformed: 9", " Malformed", "owner-2 SeveralOwners", " LimitBelowUsage: 2 < 7",
            ],
            loaded.Findings.Select(finding => $"{finding.MemberId} {finding}"));
        Assert.Equal(13, loaded.Roster.MemberCount);
        Assert.Equal(RoleSet.AccountOwner, loaded.Roster.Find("owner-1")!.Roles);
        Assert.Equal(RoleSet.Admin, loaded.Roster.Find("owner-2")!.Roles);
        Assert.Equal(RoleSet.User, loaded.Roster.Find("typo")!.Roles);
        Assert.Equal(["emea"], loaded.Roster.Find("lead")!.ManagedTeams);
        Assert.Equal(RoleSet.User, loaded.Roster.Find("idle")!.Roles);
        Assert.Empty(loaded.Roster.Find("posing")!.ManagedTeams);
        Assert.Equal(RoleSet.Insights, loaded.Roster.Find("two")!.Roles);
        Assert.Equal(RoleSet.Insights, loaded.Roster.Find("coach")!.Roles);
        Assert.Equal(RoleSet.None, loaded.Roster.Find("outsider")!.Roles);
        Assert.Equal((MemberState.Suspended, CrmAccess.None), (loaded.Roster.Find("odd")!.State, loaded.Roster.Find("odd")!.CrmAccess));
    }

    [Fact]
    public void MissingAndInactiveOwners_AreNamed()
    {
        var none = new RosterData("org-1") { Members = [new("m-1") { Roles = ["Admin"] }] }.Load(History.Classic, History.Start);
        Assert.Equal(RuleViolation.NoOwner, Assert.Single(none.Findings).Violation);

        var suspended = new RosterData("org-1") { Members = [new("m-1") { Roles = ["Owner"], State = MemberState.Suspended }] }.Load(History.Classic, History.Start);
        Assert.Equal(RuleViolation.NotActive, Assert.Single(suspended.Findings).Violation);

        var second = new RosterData("org-1")
        {
            Members = [new("m-1") { Roles = ["Owner"], State = MemberState.Suspended }, new("m-2") { Roles = ["Owner"] }],
        }.Load(History.Classic, History.Start);
        Assert.Equal("m-1", Assert.Single(second.Findings).MemberId);
        Assert.Equal(RoleSet.AccountOwner, second.Roster.Find("m-2")!.Roles);
    }

    [Fact]
    public void VoiceAloneInData_IsLeftOut()
    {
        var loaded = new RosterData("org-1") { Members = [new("m-1") { Roles = ["Analyst", "Voice", "Admin", "AccountOwner"] }] }.Load(History.Current, History.Start);
        Assert.Equal("RequiredRoleMissing: Voice", $"{Assert.Single(loaded.Findings)}");
        Assert.Equal(RoleSet.Insights | RoleSet.Admin | RoleSet.AccountOwner, loaded.Roster.Find("m-1")!.Roles);
    }

    [Fact]
    public void ARosterOfAnotherModel_IsNotTouched()
    {
        var roster = Roster.Found("org-1", History.Classic, "boss");
        Assert.Equal(RuleViolation.OtherModel, roster.Apply(History.Current, new RosterCommand.CreateTeam("t"), null, History.Start).Violation);
    }
}
