namespace Jiminny.Consent;

/// <summary>What disconnecting did. Immutable.</summary>
/// <param name="WasConnected">Whether there was a connection.</param>
/// <param name="IsRevokedAtProvider">Whether the provider took the grant back; when not, the user can at <see cref="DisconnectTerms.RemovalPage"/>.</param>
/// <param name="Terms">What disconnecting does at this provider.</param>
public sealed record DisconnectOutcome(bool WasConnected, bool IsRevokedAtProvider, DisconnectTerms Terms);
