using System.Collections.Immutable;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>What stood in a page's document beside its items.</summary>
/// <param name="HasItems">Whether the array was there; some providers leave it out when it is empty.</param>
/// <param name="Texts">The wanted strings in the order of the <see cref="JsonPageShape"/>; <see langword="null"/> where missing.</param>
public sealed record JsonPage(bool HasItems, ImmutableArray<string?> Texts);
