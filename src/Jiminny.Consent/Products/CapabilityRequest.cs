using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Something a product does. Immutable.</summary>
/// <param name="Capability">What.</param>
/// <param name="Setting">The setting that turns it on; <see langword="null"/> when it is always on.</param>
public sealed record CapabilityRequest(Capability Capability, ProductSetting? Setting = null);
