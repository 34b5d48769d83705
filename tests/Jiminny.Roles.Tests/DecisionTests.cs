using Jiminny.Roles.Tests.Approved;

namespace Jiminny.Roles.Tests;

public sealed class DecisionTests
{
    private static readonly RoleModel Model = RoleModels.Current.With(Probe.Answers);
    private static readonly Recording Recording = new(Probe.Organisation, "m-2", "t");

    [Fact]
    public void Default_IsADenial()
    {
        Assert.False(default(Decision).IsAllowed);
        Assert.Null(default(Decision).DecidedBy);
        Assert.Equal("", default(Decision).ModelFingerprint);
    }

    [Fact]
    public void Nobody_MayNothing() =>
        Assert.Equal(Reason.NotAMember, Model.Decide(null, Permissions.Recordings.Listen, Recording).Reason);

    [Fact]
    public void NonsenseFromStorage_IsDeniedNotThrown()
    {
        var odd = new Member(null!, null!) { Roles = (RoleSet)ushort.MaxValue, State = (MemberState)200, CrmAccess = (CrmAccess)200 };
        Assert.Equal(Reason.OtherOrganisation, Model.Decide(odd, Permissions.Recordings.Listen, Recording).Reason);
        Assert.Equal(Reason.Suspended, Model.Decide(odd, Permissions.Recordings.Listen, default).Reason);
        Assert.Equal(Reason.NotInThisModel, Model.Decide(odd, null!, Recording).Reason);
        Assert.Equal(Reason.OtherOrganisation, Model.Decide(Probe.Active(RoleSet.Admin), Permissions.Recordings.Listen, default).Reason);
    }

    [Fact]
    public void Decision_NamesRuleAxisAndModel()
    {
        var granted = Model.Decide(Probe.Active(RoleSet.Recorder | RoleSet.Admin), Permissions.Recordings.Download, Recording);
        Assert.Equal(new Rule(RoleSet.Admin, PermissionId.RecordingDownload, Reach.Organisation), granted.DecidedBy);
        Assert.Equal(DecisionAxis.None, granted.BlockedBy);
        Assert.Equal(Model.Fingerprint, granted.ModelFingerprint);

        var denied = Model.Decide(Probe.Active(RoleSet.Insights), Permissions.Recordings.Record, new Recording(Probe.Organisation, Probe.Person));
        Assert.Equal((Reason.LicenceLacksPermission, DecisionAxis.Licence), (denied.Reason, denied.BlockedBy));
    }

    [Fact]
    public void EveryReason_HasAnAxis()
    {
        var seen = new HashSet<Reason>();
        foreach (var model in Cells.Answered(RoleModels.Classic).Append(Model).Append(RoleModels.Current))
        {
            foreach (var roles in Cells.RoleSetsOf(model))
            {
                foreach (var permission in Permissions.All)
                {
                    foreach (var decision in from relation in Probe.RelationsOf(permission)
                                             from policy in Cells.Policies
                                             from state in Cells.States
                                             select Probe.Decide(model, Probe.Active(roles) with { State = state }, permission, relation, policy))
                    {
                        seen.Add(decision.Reason);
                        Assert.Equal(decision.IsAllowed, decision.BlockedBy == DecisionAxis.None);
                    }
                }
            }
        }

        Assert.Equal(Enum.GetValues<Reason>().Where(reason => reason != Reason.NotAMember), seen.Order());
    }

    [Fact]
    public void MoreRoles_NeverTakeAPermissionAway()
    {
        foreach (var model in (RoleModel[])[Model, RoleModels.Classic.With(Probe.Answers)])
        {
            foreach (var roles in Cells.RoleSetsOf(model))
            {
                foreach (var more in model.Roles.Select(role => role.Role))
                {
                    foreach (var permission in Permissions.All)
                        Assert.Equal(Reach.None, model.ReachOf(roles, permission.Id) & ~model.ReachOf(roles | more, permission.Id));
                }
            }
        }
    }

    [Fact]
    public void Decide_AllocatesNothing()
    {
        var member = Probe.Active(RoleSet.Recorder | RoleSet.Manager);
        var resources = new Recording[100];
        Array.Fill(resources, Recording);
        var decisions = new Decision[100];
        Model.DecideMany(member, Permissions.Recordings.Listen, resources, decisions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var allowed = 0;
        for (var i = 0; i < 100; i++)
            allowed += Model.DecideMany(member, Permissions.Recordings.Listen, resources, decisions);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(10_000, allowed);
    }

    [Fact]
    public void DecideMany_NeedsRoom() =>
        Assert.Contains(
            "span of at least that length",
            Assert.Throws<ArgumentException>(() => Model.DecideMany(null, Permissions.Recordings.Listen, new Recording[2], new Decision[1])).Message);

    [Fact]
    public void WhoCanAndPermissionsOf_AreFiltersOfDecide()
    {
        Member[] members = [.. Cells.RoleSetsOf(Model).Select((roles, i) => Probe.Active(roles) with { Id = $"m-{i}" })];
        foreach (var permission in Permissions.All.OfType<Permission<Recording>>())
            Assert.Equal(members.Where(member => Model.Decide(member, permission, Recording).IsAllowed), Model.WhoCan(permission, Recording, members));
        foreach (var member in members)
        {
            Assert.Equal(
                Permissions.All.OfType<Permission<Recording>>().Where(permission => Model.Decide(member, permission, Recording).IsAllowed),
                Model.PermissionsOf(member, Recording));
        }
    }

    [Fact]
    public void Fingerprint_ChangesWithAnswersAndRules()
    {
        Assert.NotEqual(RoleModels.Current.Fingerprint, Model.Fingerprint);
        Assert.Equal(Model.Fingerprint, RoleModels.Current.With(Probe.Answers).Fingerprint);
        var definition = Model.Definition;
        foreach (var rule in definition.Rules)
            Assert.NotEqual(Model.Fingerprint, new RoleModel(definition with { Rules = definition.Rules.Remove(rule) }, Model.Answers).Fingerprint);
    }

    [Fact]
    public void RolesAreFound_ByNameAndAlias()
    {
        Assert.Equal(RoleSet.Insights, RoleModels.Current.FindRole("analyst")?.Role);
        Assert.Equal(RoleSet.Insights, RoleModels.Classic.FindRole("Coach")?.Role);
        Assert.Equal("Coach", RoleModels.Classic.FindRole("Insights")?.DisplayName);
        Assert.Null(RoleModels.Classic.FindRole("Recorder"));
        Assert.Null(RoleModels.Classic.FindRole("nonsense"));
    }

    [Fact]
    public void NegativeSeats_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoleModels.Current.With(new ModelAnswers { VoiceSeats = -1 }));
}
