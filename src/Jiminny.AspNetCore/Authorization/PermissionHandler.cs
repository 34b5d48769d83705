using System.Security.Claims;
using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Decides permission requirements, and leaves the denial where the answer is written: what a failed requirement carries is not reliable.</summary>
internal sealed partial class PermissionHandler(ICallerSource callers, IHttpContextAccessor accessor, ILogger<PermissionHandler> logger)
    : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var http = context.Resource as HttpContext ?? accessor.HttpContext;
        var caller = await FindCallerAsync(context.User, http).ConfigureAwait(false);
        var outcome = context.Resource is IResource resource ? requirement.Decide(resource, caller)
            : http is not null ? await requirement.DecideAsync(http, caller).ConfigureAwait(false)
            : throw new InvalidOperationException($"{requirement.Permission.Name} needs a resource, and there is no request to find one from: hand one to AuthorizeAsync.");

        if (outcome is { IsAllowed: true })
        {
            context.Succeed(requirement);
            return;
        }

        LogDenied(requirement.Permission.Name, outcome?.Reason, outcome?.BlockedBy);
        if (http is not null && http.Features.Get<PermissionDenialFeature>() is null)
            http.Features.Set(new PermissionDenialFeature(outcome));
    }

    /// <summary>Once per request, however many requirements an endpoint has.</summary>
    private async ValueTask<Caller?> FindCallerAsync(ClaimsPrincipal user, HttpContext? http)
    {
        if (http?.Features.Get<CallerFeature>() is { } known && ReferenceEquals(known.User, user))
            return known.Caller;
        var caller = await callers.FindAsync(user, http?.RequestAborted ?? CancellationToken.None).ConfigureAwait(false);
        http?.Features.Set(new CallerFeature(user, caller));
        return caller;
    }

    [LoggerMessage(1, LogLevel.Information, "Denied {Permission}: {Reason}, blocked by {Axis}")]
    private partial void LogDenied(string permission, Reason? reason, DecisionAxis? axis);

    private sealed record CallerFeature(ClaimsPrincipal User, Caller? Caller);
}
