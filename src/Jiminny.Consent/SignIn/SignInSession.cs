using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>One attempt to sign in. It is good for one answer, for at most ten minutes, in one browser, from one provider, at one address. Immutable.</summary>
public sealed class SignInSession
{
    /// <summary>The longest a session can live.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);

    /// <summary>What the provider returns unchanged; unguessable.</summary>
    public required string State { get; init; }

    /// <summary>What the identity token must carry; unguessable.</summary>
    public required string Nonce { get; init; }

    /// <summary>What proves that the code was asked for here (RFC 7636).</summary>
    public required string CodeVerifier { get; init; }

    /// <summary>Who is asked.</summary>
    public required Provider Provider { get; init; }

    /// <summary>Where the answer must arrive.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>What ties the session to a browser, such as the value of a cookie.</summary>
    public required string Browser { get; init; }

    /// <summary>The mailbox to connect.</summary>
    public required MailboxKey Mailbox { get; init; }

    /// <summary>The scopes asked for.</summary>
    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A fixed text: a session is a secret.</summary>
    public override string ToString() => $"{Provider} sign-in session";
}
