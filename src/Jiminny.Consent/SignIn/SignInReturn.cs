using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What arrived when a provider sent the browser back. Immutable; nothing in it is trusted.</summary>
/// <param name="Provider">Whose address it arrived at.</param>
/// <param name="RedirectUri">The address it arrived at, without the query.</param>
/// <param name="Browser">What ties the request to a browser; empty when it carries nothing.</param>
public sealed record SignInReturn(Provider Provider, Uri RedirectUri, string Browser)
{
    /// <summary>The parameter <c>state</c>.</summary>
    public string? State { get; init; }

    /// <summary>The parameter <c>code</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The parameter <c>iss</c> (RFC 9207).</summary>
    public string? Issuer { get; init; }

    /// <summary>The parameter <c>error</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The parameter <c>error_subcode</c> or <c>suberror</c>.</summary>
    public string? Suberror { get; init; }

    /// <summary>The parameter <c>error_description</c>; only an error number is read from it.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>A fixed text: it holds a code.</summary>
    public override string ToString() => $"answer of {Provider}";
}
