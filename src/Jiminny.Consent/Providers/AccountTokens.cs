using Jiminny.Connectors;

namespace Jiminny.Consent.Providers;

/// <summary>An account's tokens as its provider gave them. Immutable.</summary>
/// <param name="AccountId">The provider's stable id of the account; never an address.</param>
/// <param name="AccessToken">The bearer token.</param>
/// <param name="ExpiresAt">When the bearer token ends.</param>
/// <param name="GrantedScope">Scopes that are granted, as the provider spells them, separated by spaces.</param>
/// <param name="Cache">What renews them, in the vendor library's own format; it is stored protected and read by nobody else.</param>
public sealed record AccountTokens(string AccountId, string AccessToken, DateTimeOffset ExpiresAt, string GrantedScope, ReadOnlyMemory<byte> Cache)
{
    /// <summary>
    /// Whether the scopes named are all that is granted. Default yes. When not, it is added to what was granted before, and what was taken back
    /// shows when a call needs it.
    /// </summary>
    public bool NamesWholeGrant { get; init; } = true;

    /// <summary>A fixed text: they are secrets.</summary>
    public override string ToString() => "account tokens";
}

/// <summary>What to renew. Immutable.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Cache">What an earlier exchange or renewal left.</param>
/// <param name="Scopes">The granted scopes that the next calls need.</param>
public sealed record TokenRenewal(string AccountId, ReadOnlyMemory<byte> Cache, IReadOnlyList<Scope> Scopes)
{
    /// <summary>Whether the token in the cache was refused, so that only a new one will do. Default no.</summary>
    public bool IsForced { get; init; }

    /// <summary>The claims challenge of the refusal. Default none.</summary>
    public string? Claims { get; init; }

    /// <summary>A fixed text: it holds secrets.</summary>
    public override string ToString() => "token renewal";
}
