namespace Jiminny.Roles;

/// <summary>A call with the dialer.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
/// <param name="OwnerId">The member who calls.</param>
/// <param name="TeamId">The team it belongs to, or null.</param>
public readonly record struct Call(string OrganisationId, string OwnerId, string? TeamId = null) : IResource
{
    ResourceScope IResource.Scope => new(OwnerId, TeamId);
}
