using System.Security.Claims;
using Jiminny.AspNetCore.Authorization;
using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jiminny;

/// <summary>Requires permissions of endpoints and in handlers.</summary>
public static class PermissionEndpointExtensions
{
    /// <summary>Requires a permission over the caller's organisation, or over the resource registered for its kind.</summary>
    /// <typeparam name="TBuilder">The kind of endpoint.</typeparam>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="permission">The permission.</param>
    /// <returns>The endpoint.</returns>
    public static TBuilder RequirePermission<TBuilder, TResource>(this TBuilder builder, Permission<TResource> permission)
        where TBuilder : IEndpointConventionBuilder
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(permission);
        return builder.WithMetadata(new RequirePermissionAttribute(permission.Id));
    }

    /// <summary>Requires a permission over the resource that a request is about.</summary>
    /// <typeparam name="TBuilder">The kind of endpoint.</typeparam>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="permission">The permission.</param>
    /// <param name="find">Finds the resource; null answers 404.</param>
    /// <returns>The endpoint.</returns>
    public static TBuilder RequirePermission<TBuilder, TResource>(
        this TBuilder builder, Permission<TResource> permission, Func<HttpContext, ValueTask<TResource?>> find)
        where TBuilder : IEndpointConventionBuilder
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(permission);
        ArgumentNullException.ThrowIfNull(find);
        return builder.WithMetadata(new RequirementMetadata(new PermissionRequirement<TResource>(permission, find)));
    }

    /// <summary>Asks inside a handler whether the user may do something to a resource at hand.</summary>
    /// <typeparam name="TResource">What the permission acts on.</typeparam>
    /// <param name="authorization">The service.</param>
    /// <param name="user">The user.</param>
    /// <param name="permission">The permission.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it is allowed.</returns>
    public static async Task<bool> MayAsync<TResource>(
        this IAuthorizationService authorization, ClaimsPrincipal user, Permission<TResource> permission, TResource resource)
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(permission);
        var result = await authorization.AuthorizeAsync(user, resource, [new PermissionRequirement<TResource>(permission, null)]).ConfigureAwait(false);
        return result.Succeeded;
    }

    private sealed record RequirementMetadata(PermissionRequirement Requirement) : IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [Requirement];
    }
}
