namespace Jiminny.Roles;

/// <summary>A mailbox with its calendar.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
/// <param name="OwnerId">The member whose mailbox it is.</param>
/// <param name="TeamId">The team of that member, or null.</param>
public readonly record struct Mailbox(string OrganisationId, string OwnerId, string? TeamId = null) : IResource
{
    ResourceScope IResource.Scope => new(OwnerId, TeamId);
}
