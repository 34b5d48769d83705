using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>A narrower scope that a product could do with, at a price; the calls the product makes today need the wider one. Immutable.</summary>
/// <param name="InsteadOf">The scope asked for.</param>
/// <param name="Use">The narrower one.</param>
/// <param name="GivesUp">What that costs.</param>
public sealed record ScopeTradeOff(Scope InsteadOf, Scope Use, string GivesUp);
