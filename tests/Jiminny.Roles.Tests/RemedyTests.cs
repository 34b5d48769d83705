using Jiminny.Roles.Tests.Approved;

namespace Jiminny.Roles.Tests;

public sealed class RemedyTests
{
    private static readonly Team ManagedTeam = new(Probe.Organisation, Probe.ManagedTeam);
    private static readonly RoleModel[] Models = [RoleModels.Classic.With(Probe.Answers), RoleModels.Current.With(Probe.Answers)];

    [Fact]
    public void EveryRemedy_Flips_AndNoStrictSubsetDoes()
    {
        var found = 0;
        foreach (var model in Models)
        {
            foreach (var roles in Cells.RoleSetsOf(model).Where(roles => roles == RoleSet.None || model.Check(roles).Violation == RuleViolation.None))
            {
                foreach (var member in from crm in Cells.Accesses from state in Cells.States select Probe.Active(roles, crm) with { State = state, ManagedTeams = [] })
                {
                    found += CheckAll(model, member);
                }
            }
        }

        Assert.True(found > 10_000, $"{found} remedies");
    }

    [Fact]
    public void EveryRemedyOfAModelWithOpenQuestions_Flips()
    {
        var found = 0;
        foreach (var roles in Cells.RoleSetsOf(RoleModels.Current).Where(roles => RoleModels.Current.Check(roles).Violation == RuleViolation.None))
            found += CheckAll(RoleModels.Current, Probe.Active(roles, CrmAccess.User) with { ManagedTeams = [] });
        Assert.True(found > 100, $"{found} remedies");
    }

    [Fact]
    public void Remedies_AreCheapestFirst()
    {
        var model = RoleModels.Current.With(Probe.Answers);
        var nobody = Probe.Active(RoleSet.Insights) with { ManagedTeams = [] };

        var remedies = model.Remedies(nobody, Permissions.Teams.Customise, new Team(Probe.Organisation, "t"));

        Assert.Equal(["appoint as manager of the team (Teams), 0 seats", "give Admin (Members), 0 seats"], remedies.Select(remedy => remedy.ToString()));
    }

    [Fact]
    public void Remedies_NameSeatCost()
    {
        var model = RoleModels.Current.With(Probe.Answers);
        var remedies = model.Remedies(Probe.Active(RoleSet.Insights), Permissions.Calls.Make, new Call(Probe.Organisation, Probe.Person));

        var remedy = Assert.Single(remedies);
        Assert.Equal(
            [Change.GiveRole(RoleSet.Recorder), Change.GiveRole(RoleSet.Voice), Change.GiveCrmAccess(CrmAccess.User)], remedy.Changes);
        Assert.Equal(2, remedy.SeatCost);
    }

    [Fact]
    public void Remedies_WithOpenSeatQuestion_SayThatTheCostIsNotConfigured()
    {
        var model = RoleModels.Current.With(Probe.Answers with { VoiceSeats = null });
        var remedy = Assert.Single(model.Remedies(Probe.Active(RoleSet.Recorder, CrmAccess.User), Permissions.Calls.Record, new Call(Probe.Organisation, Probe.Person)));
        Assert.Null(remedy.SeatCost);
        Assert.Contains("not configured", remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NotConfigured_HasTheAnswerAsRemedy()
    {
        var remedies = RoleModels.Current.Remedies(Probe.Active(RoleSet.Insights), Permissions.Recordings.Download, new Recording(Probe.Organisation, "m-2"));
        Assert.Contains(remedies, remedy => remedy.Changes.SequenceEqual([Change.AnswerYes(ModelQuestions.InsightsDownload)]));
    }

    [Fact]
    public void OutsiderIsOffered_OnlyWhatIsOpenToOutsiders()
    {
        var model = RoleModels.Classic.With(Probe.Answers);
        var coach = Probe.Active(RoleSet.Insights) with { IsExternal = true };
        Assert.Empty(model.Remedies(coach, Permissions.Recordings.Download, new Recording(Probe.Organisation, "m-2")));
    }

    [Fact]
    public void WhatIf_ShowsGainLossAndSeats()
    {
        var model = RoleModels.Current.With(Probe.Answers with { SeatIncludesInsights = false });
        var difference = model.WhatIf(Probe.Active(RoleSet.Insights), Change.GiveRole(RoleSet.Recorder));

        Assert.Contains(new PermissionReach(PermissionId.RecordingRecord, Reach.Own), difference.Gained);
        Assert.Contains(new PermissionReach(PermissionId.RecordingCoach, Reach.Organisation), difference.Lost);
        Assert.Equal(1, difference.SeatDelta);
    }

    private static int CheckAll(RoleModel model, Member member)
    {
        var found = 0;
        foreach (var relation in (Reach[])[Reach.Organisation, Reach.Organisation | Reach.Own])
        {
            var owner = relation.HasFlag(Reach.Own) ? Probe.Person : "m-2";
            foreach (var permission in Permissions.All)
            {
                found += permission switch
                {
                    Permission<Recording> p => Check(model, member, p, new Recording(Probe.Organisation, owner, "t")),
                    Permission<Call> p => Check(model, member, p, new Call(Probe.Organisation, owner, "t")),
                    Permission<CrmRecord> p => Cells.Policies.Sum(policy => Check(model, member, p, new CrmRecord(Probe.Organisation, owner, "t", policy))),
                    Permission<Mailbox> p => Check(model, member, p, new Mailbox(Probe.Organisation, owner, "t")),
                    Permission<Team> p => Check(model, member, p, ManagedTeam),
                    Permission<Organisation> p => Check(model, member, p, new Organisation(Probe.Organisation)),
                    Permission<Billing> p => Check(model, member, p, new Billing(Probe.Organisation)),
                    _ => throw new ArgumentOutOfRangeException(nameof(permission)),
                };
            }
        }

        return found;
    }

    private static int Check<TResource>(RoleModel model, Member member, Permission<TResource> permission, TResource resource)
        where TResource : struct, IResource
    {
        var decision = model.Decide(member, permission, resource);
        var remedies = model.Remedies(member, permission, resource);
        if (decision.IsAllowed || decision.Reason is Reason.ComingSoon or Reason.NotInThisModel or Reason.NotOwn)
            Assert.Empty(remedies);
        foreach (var remedy in remedies)
        {
            var changes = remedy.Changes.ToArray();
            Assert.True(model.WhatIf(member, permission, resource, changes).IsAllowed, $"{model.Name} {member.Roles} {permission}: {remedy}");
            for (var subset = 0; subset < (1 << changes.Length) - 1; subset++)
            {
                Change[] some = [.. changes.Where((_, i) => (subset >> i & 1) == 1)];
                Assert.False(model.WhatIf(member, permission, resource, some).IsAllowed, $"{model.Name} {member.Roles} {permission}: {remedy}, but {string.Join(", ", some)} will do");
            }
        }

        return remedies.Length;
    }
}
