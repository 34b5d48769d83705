using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Whether a grant switches a capability on, and if not, what keeps it off. Immutable.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="Missing">The asked scopes whose grant is missing for it.</param>
/// <param name="BlockedBy">The granted scopes that keep it off.</param>
public sealed record CapabilityState(Capability Capability, bool IsOn, IReadOnlyList<Scope> Missing, IReadOnlyList<Scope> BlockedBy);
