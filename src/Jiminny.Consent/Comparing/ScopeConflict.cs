using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Two granted scopes of which one spoils the other. Immutable.</summary>
/// <param name="Spoiler">The scope that spoils.</param>
/// <param name="Spoiled">The scope it spoils.</param>
/// <param name="Effect">What that does, in an administrator's words.</param>
public sealed record ScopeConflict(Scope Spoiler, Scope Spoiled, string Effect);
