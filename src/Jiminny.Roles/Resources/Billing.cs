namespace Jiminny.Roles;

/// <summary>The organisation's invoices and billing settings.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
public readonly record struct Billing(string OrganisationId) : IResource
{
    ResourceScope IResource.Scope => default;
}
