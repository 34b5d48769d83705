using System.Security.Claims;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Which claims say who a caller is. They say nothing about roles: these are read from the store, so that a change acts at once.</summary>
public sealed class CallerOptions
{
    /// <summary>The claim with the host's id of the organisation. "organisation" by default.</summary>
    public string OrganisationClaim { get; set; } = "organisation";

    /// <summary>The claim with the host's id of the member. <see cref="ClaimTypes.NameIdentifier"/> by default.</summary>
    public string MemberClaim { get; set; } = ClaimTypes.NameIdentifier;
}
