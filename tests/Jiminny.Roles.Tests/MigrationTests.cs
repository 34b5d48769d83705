namespace Jiminny.Roles.Tests;

public sealed class MigrationTests
{
    private static readonly DateTimeOffset Now = History.Start;

    [Fact]
    public void DryRun_ShowsEachMember()
    {
        var plan = MigrationPlan.Create(Organisation(), History.Classic, History.Current);

        Assert.Equal(
            [
                "admin: Admin -> Recorder, Admin", "boss: AccountOwner -> Recorder, Admin, AccountOwner", "coach: Insights -> Insights",
                "lead: Manager -> Recorder, Manager", "plus: InsightsPlus -> Insights", "rep: User -> Recorder",
            ],
            plan.Members.Select(member => $"{member.Before.Id}: {member}"));
        Assert.Equal(0, plan.SeatDelta);
        Assert.Equal(MigrationConfirmations.AdministratorsGain | MigrationConfirmations.MembersLose, plan.Unconfirmed);

        var admin = plan.Members.Single(member => member.Before.Id == "admin");
        Assert.Contains(new PermissionReach(PermissionId.OrganisationSetUpCrm, Reach.Organisation), admin.Difference.Gained);
        Assert.Equal(MigrationConfirmations.AdministratorsGain, admin.Unconfirmed);
        var plus = plan.Members.Single(member => member.Before.Id == "plus");
        Assert.Equal([new PermissionReach(PermissionId.RecordingDownload, Reach.Organisation)], plus.Difference.Lost);
        Assert.Equal(MigrationConfirmations.MembersLose, plus.Unconfirmed);
    }

    [Fact]
    public void IsRefused_WhileAQuestionIsOpen()
    {
        var plan = MigrationPlan.Create(Organisation(), RoleModels.Classic, RoleModels.Current);
        var outcome = plan.Apply(Organisation(), Now);

        Assert.Equal(RuleViolation.NotConfigured, outcome.Violation);
        Assert.Equal(
            ModelQuestions.SeatIncludesInsights | ModelQuestions.SeatDownloadsOwn | ModelQuestions.InsightsDownload | ModelQuestions.InsightsForExternals
            | ModelQuestions.SingleOwner | ModelQuestions.InsightsSeats,
            outcome.OpenQuestions);
        Assert.Null(plan.SeatDelta);
        Assert.Equal(ModelQuestions.InsightsDownload | ModelQuestions.InsightsSeats, plan.Members.Single(member => member.Before.Id == "plus").OpenQuestions);
    }

    [Fact]
    public void IsRefused_WhileUnconfirmed() =>
        Assert.Equal(RuleViolation.NotConfirmed, MigrationPlan.Create(Organisation(), History.Classic, History.Current).Apply(Organisation(), Now).Violation);

    [Fact]
    public void IsRefused_WhenARuleStandsAgainstIt()
    {
        var closed = RoleModels.Current.With(Probe.Answers with { InsightsForExternals = false });
        var plan = MigrationPlan.Create(Organisation(), History.Classic, closed, Confirmed());
        Assert.Equal(RuleViolation.NotOpenToExternals, plan.Apply(Organisation(), Now).Violation);
        Assert.False(plan.IsReady);
    }

    [Fact]
    public void IsRefused_WhenSeatsDoNotSuffice()
    {
        var priced = RoleModels.Current.With(Probe.Answers with { InsightsSeats = 1 });
        var full = Organisation().Apply(History.Classic, new RosterCommand.SetSeatLimit(4), null, Now).Roster;
        var plan = MigrationPlan.Create(full, History.Classic, priced, Confirmed());
        Assert.Equal(2, plan.SeatDelta);
        Assert.Equal(RuleViolation.SeatLimitReached, plan.Apply(full, Now).Violation);
    }

    [Fact]
    public void IsRefused_WhenTheOrganisationHasMovedOn()
    {
        var plan = MigrationPlan.Create(Organisation(), History.Classic, History.Current, Confirmed());
        var changed = Organisation().Apply(History.Classic, new RosterCommand.Remove("rep"), null, Now).Roster;
        Assert.Equal(RuleViolation.PlanOutdated, plan.Apply(changed, Now).Violation);

        var migrated = plan.Apply(Organisation(), Now).Roster;
        var moved = migrated.Apply(History.Current, new RosterCommand.Move("rep", "emea"), null, Now).Roster;
        Assert.Equal(("emea", RoleSet.User), (plan.Undo(moved, Now).Roster.Find("rep")!.TeamId, plan.Undo(moved, Now).Roster.Find("rep")!.Roles));
        var promoted = migrated.Apply(History.Current, new RosterCommand.AssignRoles("rep", RoleSet.Insights), null, Now).Roster;
        Assert.Equal(RuleViolation.PlanOutdated, plan.Undo(promoted, Now).Violation);
    }

    [Fact]
    public void Voice_IsForThoseNamedOnly()
    {
        var plan = MigrationPlan.Create(Organisation(), History.Classic, History.Current, Confirmed() with { VoiceFor = ["rep", "coach"] });
        Assert.Equal(["rep"], plan.Members.Where(member => member.After.Roles.HasFlag(RoleSet.Voice)).Select(member => member.Before.Id));
        Assert.Equal(1, plan.SeatDelta);
    }

    [Fact]
    public void WithoutSingleOwner_TheOwnerBecomesAdministrator()
    {
        var model = RoleModels.Current.With(Probe.Answers with { SingleOwner = false });
        var plan = MigrationPlan.Create(Organisation(), History.Classic, model, Confirmed());
        Assert.Equal(RoleSet.Recorder | RoleSet.Admin, plan.Apply(Organisation(), Now).Roster.Find("boss")!.Roles);
    }

    [Fact]
    public void OnlyTheWayFromClassicToCurrent_CanBePlanned()
    {
        Assert.Throws<ArgumentException>(() => MigrationPlan.Create(Organisation(), History.Current, History.Classic));
        Assert.Throws<ArgumentException>(() => MigrationPlan.Create(Roster.Found("org-1", History.Current, "boss"), History.Classic, History.Current));
    }

    private static MigrationOptions Confirmed() => new() { Confirmed = MigrationConfirmations.AdministratorsGain | MigrationConfirmations.MembersLose };

    private static Roster Organisation() => new RosterData("org-1")
    {
        Teams = ["emea"],
        Members =
        [
            new("boss") { Roles = ["AccountOwner"], CrmAccess = CrmAccess.Admin },
            new("admin") { Roles = ["Admin"] },
            new("lead") { Roles = ["Manager"], ManagedTeams = ["emea"], TeamId = "emea" },
            new("rep") { Roles = ["User"] },
            new("plus") { Roles = ["InsightsPlus"] },
            new("coach") { Roles = ["Coach"], IsExternal = true },
        ],
    }.Load(History.Classic, Now).Roster;
}
