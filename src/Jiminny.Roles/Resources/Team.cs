namespace Jiminny.Roles;

/// <summary>A team, or, without an id, the members who are in no team.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
/// <param name="TeamId">The team, or null.</param>
public readonly record struct Team(string OrganisationId, string? TeamId) : IResource
{
    ResourceScope IResource.Scope => new(null, TeamId);
}
