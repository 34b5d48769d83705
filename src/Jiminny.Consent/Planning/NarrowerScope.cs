using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>A scope that a product asks for and that is wider than its calls need. Immutable.</summary>
/// <param name="Asked">The scope asked for.</param>
/// <param name="Enough">What would be enough; none when no call needs it at all.</param>
/// <param name="Calls">The calls that use it.</param>
/// <param name="Why">Why that is enough, in an administrator's words.</param>
public sealed record NarrowerScope(Scope Asked, IReadOnlyList<Scope> Enough, IReadOnlyList<ProviderOperation> Calls, string Why);
