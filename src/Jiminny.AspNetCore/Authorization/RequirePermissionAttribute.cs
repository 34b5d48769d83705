using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>
/// Requires a permission on an endpoint, a controller or an action. What it is asked about is the caller's organisation, or what was registered
/// with <see cref="AuthorizationServiceCollectionExtensions.AddJiminnyResource{TResource}"/> for the kind of resource the permission acts on. Several are all required.
/// </summary>
/// <param name="permission">The permission.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirePermissionAttribute(PermissionId permission) : Attribute, IAuthorizationRequirementData
{
    /// <summary>The permission.</summary>
    public PermissionId Permission { get; } = permission;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [PermissionRequirement.Of(Permission)];
}
