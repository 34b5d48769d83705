using Jiminny.Roles;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>The member who makes a request, and the role model of the organisation. Immutable.</summary>
/// <param name="Member">The member, as stored when the request came.</param>
/// <param name="Model">The model.</param>
public sealed record Caller(Member Member, RoleModel Model)
{
    /// <summary>Whether the caller may see how a denial could be turned: who may give roles may.</summary>
    public bool MaySeeRemedies => Model.Decide(Member, Permissions.Organisations.AssignRoles, new Organisation(Member.OrganisationId)).IsAllowed;

    /// <summary>A fixed text: ids of people are not for logs.</summary>
    public override string ToString() => "caller";
}
