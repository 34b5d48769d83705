namespace Jiminny.Consent;

/// <summary>What disconnecting does at a provider, told before and after. Immutable.</summary>
/// <param name="RevokesAtProvider">Whether the grant is taken back at the provider.</param>
/// <param name="EndsOtherProducts">Whether that ends every product of the same project for the user.</param>
/// <param name="RemovalPage">The page where the user removes or checks the grant.</param>
/// <param name="Warning">What a user reads before disconnecting.</param>
public sealed record DisconnectTerms(bool RevokesAtProvider, bool EndsOtherProducts, Uri RemovalPage, string Warning);
