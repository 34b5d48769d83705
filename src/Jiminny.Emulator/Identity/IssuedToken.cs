using System.Collections.Frozen;

namespace Jiminny.Emulator;

/// <summary>What stands behind a bearer token.</summary>
internal sealed class IssuedToken(EmulatedMailbox mailbox, string application, FrozenSet<string> scopes, DateTimeOffset expiresAt)
{
    public EmulatedMailbox Mailbox { get; } = mailbox;

    public string Application { get; } = application;

    /// <summary>Scopes in their short form (see <see cref="ScopeName"/>), compared without case.</summary>
    public FrozenSet<string> Scopes { get; } = scopes;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public bool Revoked { get; set; }

    public bool HasAny(string[] accepted)
    {
        foreach (var scope in accepted)
            if (Scopes.Contains(scope))
                return true;
        return false;
    }
}
