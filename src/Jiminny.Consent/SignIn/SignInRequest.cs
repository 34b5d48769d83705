using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What a host says to begin connecting a mailbox. Immutable.</summary>
/// <param name="Mailbox">The mailbox to connect.</param>
/// <param name="Provider">Who hosts it.</param>
/// <param name="RedirectUri">Where the provider returns to; each provider has an address of its own, so that answers cannot be mixed up.</param>
/// <param name="Browser">What ties the attempt to the browser, such as the value of a cookie; unguessable.</param>
public sealed record SignInRequest(MailboxKey Mailbox, Provider Provider, Uri RedirectUri, string Browser)
{
    /// <summary>The steps of the plan to ask for; signing in is always part of it. Default: signing in only.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The account to offer, as the provider knows it. Default none.</summary>
    public string? LoginHint { get; init; }

    /// <summary>A claims challenge to answer, from <see cref="SignInFailure.Claims"/>. Default none.</summary>
    public string? Claims { get; init; }

    /// <summary>A fixed text: hints are addresses.</summary>
    public override string ToString() => $"{Provider} sign-in request";
}
