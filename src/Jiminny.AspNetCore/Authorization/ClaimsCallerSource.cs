using System.Security.Claims;
using Jiminny.Roles;
using Microsoft.Extensions.Options;

namespace Jiminny.AspNetCore.Authorization;

internal sealed class ClaimsCallerSource(IOrganisations organisations, IRoleModels models, IOptions<CallerOptions> options) : ICallerSource
{
    public async ValueTask<Caller?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(options.Value.OrganisationClaim) is not { Length: > 0 } organisationId)
            return null;
        return await organisations.FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is { } roster
            && roster.Find(user.FindFirstValue(options.Value.MemberClaim)) is { } member
            && models.Find(roster.ModelName) is { } model
            ? new Caller(member, model)
            : null;
    }
}
