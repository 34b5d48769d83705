using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Requires a permission; made by <see cref="RequirePermissionAttribute"/> and the extensions.</summary>
public abstract class PermissionRequirement : IAuthorizationRequirement
{
    private protected PermissionRequirement()
    {
    }

    /// <summary>The permission.</summary>
    public abstract Permission Permission { get; }

    /// <summary>A requirement whose resource is found by what the host registered.</summary>
    /// <param name="permission">The permission.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a permission.</exception>
    public static PermissionRequirement Of(PermissionId permission) => Permissions.Of(permission) switch
    {
        Permission<Recording> typed => new PermissionRequirement<Recording>(typed, null),
        Permission<Call> typed => new PermissionRequirement<Call>(typed, null),
        Permission<CrmRecord> typed => new PermissionRequirement<CrmRecord>(typed, null),
        Permission<Team> typed => new PermissionRequirement<Team>(typed, null),
        Permission<Organisation> typed => new PermissionRequirement<Organisation>(typed, null),
        Permission<Mailbox> typed => new PermissionRequirement<Mailbox>(typed, null),
        Permission<Billing> typed => new PermissionRequirement<Billing>(typed, null),
        var other => throw new ArgumentOutOfRangeException(nameof(permission), permission, $"No resource is known for {other.Name}."),
    };

    /// <summary>Decides about the endpoint's resource; null when there is no such resource.</summary>
    internal abstract ValueTask<PermissionOutcome?> DecideAsync(HttpContext context, Caller? caller);

    /// <summary>Decides about a given resource.</summary>
    internal abstract PermissionOutcome Decide(IResource resource, Caller? caller);
}
