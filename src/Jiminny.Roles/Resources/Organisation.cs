namespace Jiminny.Roles;

/// <summary>The organisation as a whole.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
public readonly record struct Organisation(string OrganisationId) : IResource
{
    ResourceScope IResource.Scope => default;
}
