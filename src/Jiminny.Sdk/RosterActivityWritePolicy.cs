using Jiminny.Crm;
using Jiminny.Roles;

namespace Jiminny;

/// <summary>
/// Decides who writes an activity from the member's roles, the organisation's CRM-write policy and the member's access to the CRM. The reason is the roles'
/// own code where they refuse. A host without roles writes nothing.
/// </summary>
internal sealed class RosterActivityWritePolicy(
    ICrmAdapterFactory adapters,
    IOrganisations? organisations = null,
    IRoleModels? models = null,
    IMemberAddresses? addresses = null) : IActivityWritePolicy
{
    public async ValueTask<ActivityWriteDecision> DecideAsync(
        string organisationId,
        string memberId,
        CrmActivity activity,
        CancellationToken cancellationToken)
    {
        if (organisations is null || models is null)
        {
            return ActivityWriteDecision.NotAtAll("RolesNotRegistered");
        }

        var roster = await organisations.FindAsync(organisationId, cancellationToken).ConfigureAwait(false);
        if (roster is null || models.Find(roster.ModelName) is not { } model)
        {
            return ActivityWriteDecision.NotAtAll("UnknownOrganisation");
        }

        var decision = model.Decide(roster.Find(memberId), Permissions.Calls.Log, roster.CrmRecordOf(memberId));
        if (!decision.IsAllowed)
        {
            return ActivityWriteDecision.NotAtAll(decision.Reason.ToString());
        }

        return roster.CrmWritePolicy == CrmWritePolicy.ThroughIntegrationUser
            ? ActivityWriteDecision.ThroughIntegrationUser(nameof(CrmWritePolicy.ThroughIntegrationUser))
            : await AsUserAsync(organisationId, memberId, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ActivityWriteDecision> AsUserAsync(string organisationId, string memberId, CancellationToken cancellationToken)
    {
        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        if (!adapter.TryGetCapability<ICrmAccessCheck>(out var users))
        {
            return ActivityWriteDecision.NotAtAll("CrmTellsNoUsers");
        }

        var address = addresses is null ? null : await addresses.FindAsync(organisationId, memberId, cancellationToken).ConfigureAwait(false);
        if (address is null)
        {
            return ActivityWriteDecision.NotAtAll("MemberAddressUnknown");
        }

        return await users.CheckAccessAsync(address, cancellationToken).ConfigureAwait(false) switch
        {
            CrmUserAccess { UserId: { } user, CanWriteActivities: true } => ActivityWriteDecision.AsUser(user, nameof(CrmWritePolicy.AsUser)),
            CrmUserAccess => ActivityWriteDecision.NotAtAll(nameof(Reason.NeedsCrmAccess)),
            CrmThrottled => ActivityWriteDecision.NotAtAll("CrmThrottled"),
            _ => ActivityWriteDecision.NotAtAll("CrmPermissionMissing"),
        };
    }
}
