using Jiminny.Roles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.AspNetCore.Authorization;

internal sealed class PermissionRequirement<TResource>(Permission<TResource> permission, Func<HttpContext, ValueTask<TResource?>>? find) : PermissionRequirement
    where TResource : struct, IResource
{
    public override Permission Permission => permission;

    internal override async ValueTask<PermissionOutcome?> DecideAsync(HttpContext context, Caller? caller)
    {
        // Strangers learn nothing, not even whether the resource is there.
        if (caller is null)
            return PermissionOutcome.Unknown(permission);
        var finder = find ?? context.RequestServices.GetService<ResourceFinder<TResource>>()?.Find;
        var resource = finder is null ? OwnOrganisation(caller) : await finder(context).ConfigureAwait(false);
        return resource is { } found ? Decide(found, caller) : null;
    }

    internal override PermissionOutcome Decide(IResource resource, Caller? caller) =>
        resource is TResource typed
            ? caller is null ? PermissionOutcome.Unknown(permission) : Decide(typed, caller)
            : throw new InvalidOperationException($"{permission.Name} acts on a {typeof(TResource).Name}, not on a {resource.GetType().Name}; hand a {typeof(TResource).Name} to AuthorizeAsync.");

    private PermissionOutcome Decide(TResource resource, Caller caller)
    {
        var decision = caller.Model.Decide(caller.Member, permission, in resource);
        return new(permission, decision.Reason, decision.BlockedBy)
        {
            Remedies = decision.IsAllowed || !caller.MaySeeRemedies ? [] : caller.Model.Remedies(caller.Member, permission, in resource),
        };
    }

    private TResource? OwnOrganisation(Caller caller)
    {
        if (typeof(TResource) == typeof(Organisation))
            return (TResource)(object)new Organisation(caller.Member.OrganisationId);
        if (typeof(TResource) == typeof(Billing))
            return (TResource)(object)new Billing(caller.Member.OrganisationId);
        throw new InvalidOperationException(
            $"{permission.Name} acts on a {typeof(TResource).Name}, and nothing says which one. Register AddJiminnyResource<{typeof(TResource).Name}>, or hand a function to RequirePermission.");
    }
}
