using Jiminny.Crm;
using Jiminny.Roles;

namespace Jiminny.Sdk.Tests;

/// <summary>Who writes an activity to the CRM follows from roles, the organisation's policy and the member's access.</summary>
public sealed class ActivityWritePolicyTests
{
    private static readonly CrmActivity Call = new("call-1", CrmActivityKind.Call)
    {
        Subject = "A call",
        StartedAt = DateTimeOffset.UnixEpoch,
        Records = [],
    };

    [Fact]
    public async Task While_the_organisation_has_not_decided_nothing_is_written()
    {
        await using var host = await SmallHost.StartAsync();

        Assert.Equal((ActivityWriteRoute.NotAtAll, nameof(Reason.CrmWritePolicyNotSet)), await DecideAsync(host));
    }

    [Fact]
    public async Task Through_the_integration_user_nobody_needs_access()
    {
        await using var host = await SmallHost.StartAsync();
        await host.DoAsync(new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.ThroughIntegrationUser));

        Assert.Equal((ActivityWriteRoute.ThroughIntegrationUser, nameof(CrmWritePolicy.ThroughIntegrationUser)), await DecideAsync(host));
    }

    [Fact]
    public async Task As_the_user_the_member_needs_access_in_roles_and_in_the_crm()
    {
        await using var host = await SmallHost.StartAsync();
        await host.DoAsync(new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.AsUser));
        Assert.Equal((ActivityWriteRoute.NotAtAll, nameof(Reason.NeedsCrmAccess)), await DecideAsync(host));

        await host.DoAsync(new RosterCommand.SetCrmAccess(SmallHost.Founder, CrmAccess.Admin));
        var decision = await host.WritePolicy.DecideAsync("acme", SmallHost.Founder, Call, default);

        Assert.Equal((ActivityWriteRoute.AsUser, "U1"), (decision.Route, decision.UserId));
    }

    [Fact]
    public async Task A_crm_that_tells_no_users_cannot_be_written_to_in_their_name()
    {
        await using var host = await SmallHost.StartAsync(crmTellsUsers: false);
        await host.DoAsync(new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.AsUser));
        await host.DoAsync(new RosterCommand.SetCrmAccess(SmallHost.Founder, CrmAccess.User));

        Assert.Equal((ActivityWriteRoute.NotAtAll, "CrmTellsNoUsers"), await DecideAsync(host));
    }

    [Theory]
    [InlineData("globex", SmallHost.Founder)]
    [InlineData("acme", "nobody")]
    public async Task Strangers_write_nothing(string organisationId, string memberId)
    {
        await using var host = await SmallHost.StartAsync();
        await host.DoAsync(new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.ThroughIntegrationUser));

        Assert.Equal(ActivityWriteRoute.NotAtAll, (await host.WritePolicy.DecideAsync(organisationId, memberId, Call, default)).Route);
    }

    private static async Task<(ActivityWriteRoute, string)> DecideAsync(SmallHost host)
    {
        var decision = await host.WritePolicy.DecideAsync("acme", SmallHost.Founder, Call, default);
        return (decision.Route, decision.Reason);
    }
}
