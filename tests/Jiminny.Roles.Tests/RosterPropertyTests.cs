namespace Jiminny.Roles.Tests;

public sealed class RosterPropertyTests
{
    public static TheoryData<string> Models => [RoleModels.Classic.Name, RoleModels.Current.Name];

    [Theory]
    [MemberData(nameof(Models))]
    public void ThereIsAlwaysExactlyOneActiveOwner(string name) => ForEveryStep(name, (_, _, outcome, _) =>
        Assert.Single(outcome.Roster.Members, member => member.Roles.HasFlag(RoleSet.AccountOwner) && member.State == MemberState.Active));

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryMember_AlwaysHoldsAValidCombination(string name) => ForEveryStep(name, (_, _, outcome, _) =>
        Assert.All(outcome.Roster.Members, member =>
        {
            Assert.Equal(RuleViolation.None, Model(name).Check(member.Roles, member.IsExternal).Violation);
            Assert.Equal(member.Roles.HasFlag(RoleSet.Manager), member.ManagedTeams.Count > 0);
            Assert.True(!member.Roles.HasFlag(RoleSet.Voice) || member.Roles.HasFlag(RoleSet.Recorder));
            Assert.All(member.ManagedTeams, team => Assert.Contains(team, outcome.Roster.Teams));
            Assert.True(member.TeamId is null || outcome.Roster.Teams.Contains(member.TeamId));
        }));

    [Theory]
    [MemberData(nameof(Models))]
    public void RefusedCommand_ChangesNothing(string name) => ForEveryStep(name, (before, _, outcome, _) =>
    {
        if (outcome.IsAccepted)
            return;
        Assert.Same(before, outcome.Roster);
        Assert.Empty(outcome.SeatEvents);
    });

    [Theory]
    [MemberData(nameof(Models))]
    public void SeatsNeverGrowBeyondTheLimit(string name) => ForEveryStep(name, (before, _, outcome, now) =>
    {
        var was = SeatReport.Of(before, Model(name), now);
        var report = SeatReport.Of(outcome.Roster, Model(name), now);
        Assert.True(report.Used + report.Reserved <= Math.Max(report.Limit ?? int.MaxValue, was.Used + was.Reserved));
        Assert.Equal(report.Available == 0 && report.Excess > 0, report.Standing == SeatStanding.OverAllocated);
    });

    [Theory]
    [MemberData(nameof(Models))]
    public void ReplayedEvents_GiveTheDerivedSeats(string name)
    {
        History.Check(Model(name), steps =>
        {
            List<SeatEvent> events = [.. SeatEvent.Between(new Roster("org-1", name), Roster.Found("org-1", Model(name), "m-0"), Model(name), History.Start)];
            History.Play(Model(name), steps, (_, _, outcome, now) =>
            {
                events.AddRange(outcome.SeatEvents);
                foreach (var later in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromDays(3), TimeSpan.FromDays(8)])
                {
                    var report = SeatReport.Of(outcome.Roster, Model(name), now + later);
                    Assert.Equal(report.Used + report.Reserved, SeatHistory.SeatsAt(events, now + later));
                }

                var day = DateOnly.FromDateTime(now.UtcDateTime);
                var endOfDay = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-1);
                Assert.Equal(SeatHistory.SeatsAt(events, endOfDay), SeatHistory.ByDay(events, day, day)[0].Seats);
            });
            return true;
        });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ManagerWithoutAdministration_ActsOnlyInTheTeamsManaged(string name) => ForEveryStep(name, (before, step, outcome, _) =>
    {
        var actor = before.Find(step.ActorId);
        if (actor is null || !outcome.IsAccepted || (actor.Roles & (RoleSet.Admin | RoleSet.AccountOwner)) != RoleSet.None)
            return;
        switch (step.Command)
        {
            case RosterCommand.Accept command: Assert.Equal(actor.Id, command.MemberId); break;
            case RosterCommand.Invite command: Assert.True(actor.ManagedTeams.Contains(command.TeamId)); break;
            case RosterCommand.Suspend command: Assert.True(actor.ManagedTeams.Contains(before.Find(command.MemberId)!.TeamId)); break;
            case RosterCommand.Reactivate command: Assert.True(actor.ManagedTeams.Contains(before.Find(command.MemberId)!.TeamId)); break;
            case RosterCommand.Remove command: Assert.True(actor.ManagedTeams.Contains(before.Find(command.MemberId)!.TeamId)); break;
            case RosterCommand.Move command: Assert.True(actor.ManagedTeams.Contains(before.Find(command.MemberId)!.TeamId)); break;
            default: Assert.Fail($"{step.Command} by a member without administration"); break;
        }
    });

    [Theory]
    [MemberData(nameof(Models))]
    public void WhateverHappened_DecisionsKeepTheModelsPromises(string name) => ForEveryStep(name, (_, step, outcome, _) =>
    {
        // The member a command was about is the one whose decisions can have changed.
        var id = step.Command switch
        {
            RosterCommand.Invite command => command.MemberId,
            RosterCommand.AssignRoles command => command.MemberId,
            RosterCommand.Suspend command => command.MemberId,
            RosterCommand.DismissManager command => command.MemberId,
            RosterCommand.TransferOwnership command => command.MemberId,
            _ => "m-0",
        };
        if (outcome.Roster.Find(id) is not { } member)
            return;
        var model = Model(name);
        var records = model.Decide(member, Permissions.Recordings.Record, new Recording("org-1", id)).IsAllowed;
        Assert.Equal(member.State == MemberState.Active && (member.Roles & (RoleSet.Insights | RoleSet.InsightsPlus)) == RoleSet.None, records);
        foreach (var permission in Permissions.All)
        {
            Assert.False(Probe.Decide(model, member with { OrganisationId = "org-1" }, permission, Reach.None).IsAllowed);
            if (member.State != MemberState.Active)
                Assert.False(Probe.Decide(model, member with { OrganisationId = Probe.Organisation, Id = Probe.Person }, permission, Reach.Own | Reach.Organisation).IsAllowed);
        }

        // Download divides the two classic licences without a seat.
        if (name == "classic" && member.State == MemberState.Active)
            Assert.Equal(member.Roles != RoleSet.Insights, model.Decide(member, Permissions.Recordings.Download, new Recording("org-1", "m-9")).IsAllowed);
        if (member.Roles.HasFlag(RoleSet.Manager) && (member.Roles & (RoleSet.Admin | RoleSet.AccountOwner)) == RoleSet.None)
            Assert.False(model.Decide(member, Permissions.Teams.InviteMember, new Team("org-1", "t-elsewhere")).IsAllowed);
    });

    [Theory]
    [MemberData(nameof(Models))]
    public void StoredAndLoaded_IsTheSame(string name)
    {
        History.Check(Model(name), steps =>
        {
            var roster = History.Play(Model(name), steps);
            var loaded = RosterData.From(roster, Model(name)).Load(Model(name), History.Start.AddYears(1));
            Assert.Equal(roster, loaded.Roster);
            Assert.All(loaded.Findings, finding => Assert.Equal(RuleViolation.LimitBelowUsage, finding.Violation));
            return true;
        });
    }

    [Fact]
    public void MigrationIsIdempotentAndReversible()
    {
        var options = new MigrationOptions { Confirmed = MigrationConfirmations.AdministratorsGain | MigrationConfirmations.MembersLose, VoiceFor = ["m-1"] };
        History.Check(History.Classic, steps =>
        {
            var before = History.Play(History.Classic, steps.Where(step => step.Command is not RosterCommand.SetSeatLimit));
            var plan = MigrationPlan.Create(before, History.Classic, History.Current, options);
            Assert.True(plan.IsReady);
            var migrated = plan.Apply(before, History.Start);
            Assert.True(migrated.IsAccepted);
            Assert.Equal(migrated.Roster, plan.Apply(migrated.Roster, History.Start).Roster);
            Assert.Equal(before, plan.Undo(migrated.Roster, History.Start).Roster);
            Assert.Equal(before, plan.Undo(before, History.Start).Roster);
            Assert.All(migrated.Roster.Members, member => Assert.Equal(RuleViolation.None, History.Current.Check(member.Roles).Violation));
            return true;
        });
    }

    private static RoleModel Model(string name) => name == "classic" ? History.Classic : History.Current;

    private static void ForEveryStep(string name, Action<Roster, History.Step, RosterOutcome, DateTimeOffset> check) =>
        History.Check(Model(name), steps =>
        {
            History.Play(Model(name), steps, check);
            return true;
        });
}
