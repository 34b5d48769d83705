namespace Jiminny.Roles;

/// <summary>A record of the CRM that a member works on.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
/// <param name="OwnerId">The member on whose behalf it is read or written.</param>
/// <param name="TeamId">The team it belongs to, or null.</param>
/// <param name="WritePolicy">The organisation's policy.</param>
public readonly record struct CrmRecord(string OrganisationId, string OwnerId, string? TeamId = null, CrmWritePolicy WritePolicy = CrmWritePolicy.NotSet) : IResource
{
    ResourceScope IResource.Scope => new(OwnerId, TeamId, WritePolicy);
}
