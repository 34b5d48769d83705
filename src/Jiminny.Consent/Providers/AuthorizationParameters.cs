using Jiminny.Connectors;

namespace Jiminny.Consent.Providers;

/// <summary>What a sign-in page is asked. Immutable.</summary>
/// <param name="Scopes">The scopes.</param>
/// <param name="RedirectUri">Where to return to.</param>
/// <param name="State">What to return unchanged.</param>
/// <param name="Nonce">What the identity token must carry.</param>
public sealed record AuthorizationParameters(IReadOnlyList<Scope> Scopes, Uri RedirectUri, string State, string Nonce)
{
    /// <summary>The account to offer. Default none.</summary>
    public string? LoginHint { get; init; }

    /// <summary>A claims challenge to answer. Default none.</summary>
    public string? Claims { get; init; }

    /// <summary>Whether the mailbox is connected already, so that what was granted stays and nothing needs to be asked twice.</summary>
    public bool IsConnected { get; init; }

    /// <summary>A fixed text: it holds a state.</summary>
    public override string ToString() => "authorization parameters";
}

/// <summary>The address of a sign-in page. Immutable.</summary>
/// <param name="Address">The address.</param>
/// <param name="CodeVerifier">The verifier whose challenge the address carries.</param>
public sealed record AuthorizationRequest(Uri Address, string CodeVerifier)
{
    /// <summary>A fixed text: both are secrets.</summary>
    public override string ToString() => "authorization request";
}
