namespace Jiminny.Roles;

/// <summary>A recording, or one about to be made.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
/// <param name="OwnerId">The member who records or recorded.</param>
/// <param name="TeamId">The team it belongs to, or null.</param>
public readonly record struct Recording(string OrganisationId, string OwnerId, string? TeamId = null) : IResource
{
    ResourceScope IResource.Scope => new(OwnerId, TeamId);
}
