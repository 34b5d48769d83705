namespace Jiminny.Roles.Tests;

public sealed class RosterCommandTests
{
    private static readonly DateTimeOffset Now = History.Start;
    private static readonly RoleModel Current = History.Current;

    [Fact]
    public void RandomHistories_AreEventful()
    {
        Dictionary<Type, int> accepted = [];
        HashSet<RuleViolation> refused = [];
        History.Check(Current, steps =>
        {
            History.Play(Current, steps, (_, step, outcome, _) =>
            {
                refused.Add(outcome.Violation);
                if (outcome.IsAccepted)
                    accepted[step.Command.GetType()] = accepted.GetValueOrDefault(step.Command.GetType()) + 1;
            });
            return true;
        });
        Type[] simple = [typeof(RosterCommand.SetCrmAccess), typeof(RosterCommand.SetCrmWritePolicy), typeof(RosterCommand.DesignateForImport)];
        Assert.All(typeof(RosterCommand).GetNestedTypes().Except(simple), command => Assert.True(accepted.GetValueOrDefault(command) >= 10, $"{command.Name}: {accepted.GetValueOrDefault(command)}"));
        Assert.Superset((HashSet<RuleViolation>)[RuleViolation.SeatLimitReached, RuleViolation.NotPermitted, RuleViolation.InvitationLapsed, RuleViolation.OwnerStays], refused);
    }

    [Fact]
    public void AManager_InvitesIntoTheTeamOnly_AndGivesNoPower()
    {
        var roster = Team(out _);
        Assert.True(roster.Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder, "emea"), "lead", Now).IsAccepted);

        var elsewhere = roster.Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder, "apac"), "lead", Now);
        Assert.Equal((RuleViolation.NotPermitted, PermissionId.TeamInviteMember, Reason.NotManagerOfTeam), (elsewhere.Violation, elsewhere.Permission, elsewhere.Denial?.Reason));
        var nowhere = roster.Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder), "lead", Now);
        Assert.Equal(RuleViolation.NotPermitted, nowhere.Violation);
        var admin = roster.Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder | RoleSet.Admin, "emea"), "lead", Now);
        Assert.Equal((PermissionId.OrganisationAssignRoles, Reason.NotAdmin), (admin.Permission, admin.Denial?.Reason));
    }

    [Fact]
    public void AManager_DoesNotSuspendAnAdministratorOfTheTeam()
    {
        var roster = Team(out _);
        roster = Accepted(roster, new RosterCommand.Move("boss", "emea"));
        roster = Accepted(roster, new RosterCommand.Invite("second", RoleSet.Recorder | RoleSet.Admin, "emea"));
        roster = Accepted(roster, new RosterCommand.Accept("second"));
        Assert.Equal(RuleViolation.NotPermitted, roster.Apply(Current, new RosterCommand.Suspend("second"), "lead", Now).Violation);
        Assert.True(roster.Apply(Current, new RosterCommand.Suspend("second"), "boss", Now).IsAccepted);
    }

    public static TheoryData<RosterCommand, RuleViolation> Refused => new()
    {
        { new RosterCommand.Invite("m-9", RoleSet.Voice), RuleViolation.RequiredRoleMissing },
        { new RosterCommand.Invite("m-9", RoleSet.Admin), RuleViolation.NoBaseRole },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder | RoleSet.Insights), RuleViolation.SeveralBaseRoles },
        { new RosterCommand.Invite("m-9", RoleSet.User), RuleViolation.RoleNotInModel },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder | RoleSet.Manager), RuleViolation.OnlyByAppointment },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder) { ManagedTeams = ["emea"] }, RuleViolation.OnlyByAppointment },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder | RoleSet.AccountOwner), RuleViolation.OnlyByTransfer },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder, "gone"), RuleViolation.UnknownTeam },
        { new RosterCommand.Invite("m-9", RoleSet.Recorder) { IsExternal = true }, RuleViolation.NotOpenToExternals },
        { new RosterCommand.Invite("lead", RoleSet.Recorder), RuleViolation.MemberExists },
        { new RosterCommand.Invite(" ", RoleSet.Recorder), RuleViolation.Malformed },
        { new RosterCommand.Accept("lead"), RuleViolation.NotInvited },
        { new RosterCommand.Accept("m-9"), RuleViolation.UnknownMember },
        { new RosterCommand.AssignRoles("boss", RoleSet.None), RuleViolation.NoBaseRole },
        { new RosterCommand.AssignRoles("lead", RoleSet.Recorder | RoleSet.AccountOwner), RuleViolation.OnlyByTransfer },
        { new RosterCommand.AppointManager("lead", "gone"), RuleViolation.UnknownTeam },
        { new RosterCommand.DismissManager("lead", "apac"), RuleViolation.UnknownTeam },
        { new RosterCommand.Suspend("boss"), RuleViolation.OwnerStays },
        { new RosterCommand.Remove("boss"), RuleViolation.OwnerStays },
        { new RosterCommand.Reactivate("lead"), RuleViolation.NotSuspended },
        { new RosterCommand.CreateTeam("emea"), RuleViolation.TeamExists },
        { new RosterCommand.RemoveTeam("gone"), RuleViolation.UnknownTeam },
        { new RosterCommand.SetSeatLimit(-1), RuleViolation.Malformed },
        { new RosterCommand.SetCrmWritePolicy((CrmWritePolicy)9), RuleViolation.Malformed },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatBreaksARule_IsRefusedWithItsName(RosterCommand command, RuleViolation violation)
    {
        var outcome = Team(out var roster).Apply(Current, command, actorId: null, Now);
        Assert.Equal(violation, outcome.Violation);
        Assert.Same(roster, outcome.Roster);
    }

    [Fact]
    public void SeatsAreBought_ByTheHostOnly()
    {
        var outcome = Team(out _).Apply(Current, new RosterCommand.SetSeatLimit(5), "boss", Now);
        Assert.Equal((PermissionId.BillingConfigure, Reason.ComingSoon), (outcome.Permission, outcome.Denial?.Reason));
    }

    [Fact]
    public void Ownership_IsHandedOverInOneStep()
    {
        var after = Accepted(Team(out _), new RosterCommand.TransferOwnership("lead"));
        Assert.Equal(RoleSet.Recorder | RoleSet.Admin, after.Find("boss")!.Roles);
        Assert.Equal(RoleSet.Recorder | RoleSet.Manager | RoleSet.AccountOwner, after.Find("lead")!.Roles);

        var classic = Roster.Found("org-1", History.Classic, "boss").Apply(History.Classic, new RosterCommand.Invite("next", RoleSet.Insights), "boss", Now).Roster;
        Assert.Equal(RuleViolation.NotActive, classic.Apply(History.Classic, new RosterCommand.TransferOwnership("next"), "boss", Now).Violation);
        classic = classic.Apply(History.Classic, new RosterCommand.Accept("next"), "next", Now).Roster;
        classic = classic.Apply(History.Classic, new RosterCommand.TransferOwnership("next"), "boss", Now).Roster;
        Assert.Equal((RoleSet.Admin, RoleSet.AccountOwner), (classic.Find("boss")!.Roles, classic.Find("next")!.Roles));
    }

    [Fact]
    public void Ownership_DependsOnTheHostsAnswer()
    {
        var open = RoleModels.Current.With(Probe.Answers with { SingleOwner = null });
        var outcome = Roster.Found("org-1", open, "boss").Apply(open, new RosterCommand.TransferOwnership("boss"), null, Now);
        Assert.Equal((RuleViolation.NotConfigured, ModelQuestions.SingleOwner), (outcome.Violation, outcome.OpenQuestions));

        var without = RoleModels.Current.With(Probe.Answers with { SingleOwner = false });
        Assert.Equal(RuleViolation.RoleNotInModel, Roster.Found("org-1", without, "boss").Apply(without, new RosterCommand.TransferOwnership("boss"), null, Now).Violation);
    }

    [Fact]
    public void AnUnpricedLicence_IsNotInvited()
    {
        var model = RoleModels.Current.With(Probe.Answers with { VoiceSeats = null });
        var outcome = Roster.Found("org-1", model, "boss").Apply(model, new RosterCommand.Invite("m-9", RoleSet.Recorder | RoleSet.Voice), "boss", Now);
        Assert.Equal((RuleViolation.NotConfigured, ModelQuestions.VoiceSeats), (outcome.Violation, outcome.OpenQuestions));
    }

    [Fact]
    public void InTheClassicModel_AnAdminIsNotQuietlyMadeManager()
    {
        var roster = Roster.Found("org-1", History.Classic, "boss");
        roster = roster.Apply(History.Classic, new RosterCommand.CreateTeam("emea"), "boss", Now).Roster;
        Assert.Equal(RuleViolation.SeveralBaseRoles, roster.Apply(History.Classic, new RosterCommand.AppointManager("boss", "emea"), "boss", Now).Violation);
    }

    [Fact]
    public void ARemovedTeam_LeavesNobodyBehind()
    {
        var after = Accepted(Team(out _), new RosterCommand.RemoveTeam("emea"));
        Assert.Null(after.Find("lead")!.TeamId);
        Assert.Equal(RoleSet.Recorder, after.Find("lead")!.Roles);
    }

    [Fact]
    public void AnInvitation_Lapses_AndCanBeSentAgain()
    {
        var roster = Team(out _).Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder) { Expires = Now.AddDays(1) }, "boss", Now).Roster;
        Assert.Equal(RuleViolation.InvitationLapsed, roster.Apply(Current, new RosterCommand.Accept("m-9"), "m-9", Now.AddDays(1)).Violation);
        Assert.Equal(RuleViolation.NotPermitted, roster.Apply(Current, new RosterCommand.Accept("m-9"), "lead", Now).Violation);
        roster = roster.Apply(Current, new RosterCommand.Invite("m-9", RoleSet.Recorder) { Expires = Now.AddDays(9) }, "boss", Now.AddDays(2)).Roster;
        Assert.True(roster.Apply(Current, new RosterCommand.Accept("m-9"), "m-9", Now.AddDays(3)).IsAccepted);
    }

    [Fact]
    public void CallsAreLogged_AsTheOrganisationsPolicySays()
    {
        var roster = Team(out _);
        Decision Log() => Current.Decide(roster.Find("lead"), Permissions.Calls.Log, roster.CrmRecordOf("lead"));
        Assert.Equal(Reason.CrmWritePolicyNotSet, Log().Reason);
        roster = roster.Apply(Current, new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.AsUser), "boss", Now).Roster;
        Assert.Equal(Reason.NeedsCrmAccess, Log().Reason);
        roster = roster.Apply(Current, new RosterCommand.SetCrmAccess("lead", CrmAccess.User), "boss", Now).Roster;
        Assert.True(Log().IsAllowed);
    }

    [Fact]
    public void AMailboxIsDesignated_ByAnAdministratorOnly()
    {
        var roster = Team(out _);
        Assert.Equal(Reason.NotAdmin, roster.Apply(Current, new RosterCommand.DesignateForImport("lead"), "lead", Now).Denial?.Reason);
        roster = roster.Apply(Current, new RosterCommand.DesignateForImport("lead"), "boss", Now).Roster;
        Assert.True(roster.Find("lead")!.IsDesignatedForImport);
        Assert.Equal(roster, RosterData.From(roster, Current).Load(Current, Now).Roster);
        Assert.False(roster.Apply(Current, new RosterCommand.DesignateForImport("lead", IsDesignated: false), "boss", Now).Roster.Find("lead")!.IsDesignatedForImport);
    }

    [Fact]
    public void TextsNameNobody()
    {
        var roster = Team(out _);
        var outcome = roster.Apply(Current, new RosterCommand.Suspend("boss"), "lead", Now);
        foreach (var text in (string[])[$"{roster}", $"{outcome}", $"{roster.Find("lead")}", $"{new RosterCommand.Suspend("lead")}", $"{new MemberData("lead")}", $"{new RosterFinding(RuleViolation.UnknownTeam, "lead", "emea")}"])
            Assert.DoesNotContain("lead", text, StringComparison.Ordinal);
    }

    private static Roster Accepted(Roster roster, RosterCommand command)
    {
        var outcome = roster.Apply(Current, command, actorId: null, Now);
        Assert.True(outcome.IsAccepted, outcome.ToString());
        return outcome.Roster;
    }

    /// <summary>An owner and administrator, and a manager of one of two teams. No outsiders.</summary>
    private static Roster Team(out Roster roster)
    {
        roster = Roster.Found("org-1", Current, "boss");
        roster = Accepted(roster, new RosterCommand.CreateTeam("emea"));
        roster = Accepted(roster, new RosterCommand.CreateTeam("apac"));
        roster = Accepted(roster, new RosterCommand.Invite("lead", RoleSet.Recorder | RoleSet.Manager, "emea") { ManagedTeams = ["emea"] });
        return roster = Accepted(roster, new RosterCommand.Accept("lead"));
    }
}
