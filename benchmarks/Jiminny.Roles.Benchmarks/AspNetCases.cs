using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Roles.Benchmarks;

/// <summary>The same question put to what a .NET team has without this package, as its documentation shows it.</summary>
internal sealed class AspNetCases
{
    private readonly IAuthorizationService _authorization;
    private readonly ClaimsPrincipal _manager = new(new ClaimsIdentity(
        [
            new("organisation", "acme"),
            new(ClaimTypes.NameIdentifier, "m-7"),
            new(ClaimTypes.Role, "Recorder"),
            new(ClaimTypes.Role, "Manager"),
            .. Enumerable.Range(0, 5).Select(i => new Claim("managed-team", $"team-{i}")),
            new("permission", "recording.record"),
            new("permission", "recording.listen"),
            new("permission", "recording.download"),
        ],
        "benchmark"));

    private readonly StoredRecording[] _recordings = [.. Enumerable.Range(0, 64).Select(i => new StoredRecording("acme", $"team-{i % 5}"))];

    internal AspNetCases()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddAuthorizationBuilder()
            .AddPolicy("DownloadRecording", policy => policy.RequireAuthenticatedUser().AddRequirements(new DownloadRequirement()))
            .AddPolicy("Recorder", policy => policy.RequireRole("Recorder"));
        services.AddSingleton<IAuthorizationHandler, DownloadHandler>();
        _authorization = services.BuildServiceProvider().GetRequiredService<IAuthorizationService>();
    }

    internal IEnumerable<Case> All =>
    [
        new("ASP.NET Core policy with a resource handler", true, ResourcePolicy, IsBaseline: true),
        new("ASP.NET Core policy RequireRole", true, RolePolicy),
        new("claims check: HasClaim(permission)", true, Claim),
        new("claims check: organisation, team and permission", true, ScopedClaims),
    ];

    private int ResourcePolicy(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
            granted += Completed(_authorization.AuthorizeAsync(_manager, _recordings[i & 63], "DownloadRecording")).Succeeded ? 1 : 0;
        return granted;
    }

    private int RolePolicy(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
            granted += Completed(_authorization.AuthorizeAsync(_manager, null, "Recorder")).Succeeded ? 1 : 0;
        return granted;
    }

    private int Claim(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
            granted += _manager.HasClaim("permission", "recording.download") ? 1 : 0;
        return granted;
    }

    private int ScopedClaims(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
        {
            var recording = _recordings[i & 63];
            granted += _manager.HasClaim("organisation", recording.OrganisationId) && _manager.HasClaim("managed-team", recording.TeamId)
                && _manager.HasClaim("permission", "recording.download") ? 1 : 0;
        }

        return granted;
    }

    // Nothing in these policies waits, so that the task is complete when it comes back.
    private static AuthorizationResult Completed(Task<AuthorizationResult> task) => task.GetAwaiter().GetResult();

    private sealed record StoredRecording(string OrganisationId, string TeamId);

    private sealed class DownloadRequirement : IAuthorizationRequirement;

    private sealed class DownloadHandler : AuthorizationHandler<DownloadRequirement, StoredRecording>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DownloadRequirement requirement, StoredRecording resource)
        {
            if (context.User.HasClaim("organisation", resource.OrganisationId) && context.User.IsInRole("Manager") && context.User.HasClaim("managed-team", resource.TeamId))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
