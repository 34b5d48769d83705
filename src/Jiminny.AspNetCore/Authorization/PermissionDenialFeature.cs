namespace Jiminny.AspNetCore.Authorization;

/// <summary>The first denial of a request.</summary>
/// <param name="Outcome">What was decided; null when there is no such resource.</param>
internal sealed record PermissionDenialFeature(PermissionOutcome? Outcome);
