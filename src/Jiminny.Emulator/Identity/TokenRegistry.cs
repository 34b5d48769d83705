using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>The bearer tokens handed out so far.</summary>
internal sealed class TokenRegistry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, IssuedToken> tokens = new(StringComparer.Ordinal);
    private int issued;

    public string Issue(EmulatedMailbox mailbox, IEnumerable<string> scopes, TimeSpan lifetime, string application)
    {
        var number = (ulong)Interlocked.Increment(ref issued);
        var value = string.Create(CultureInfo.InvariantCulture, $"emu.{Mark.Mix(mailbox.Ids.Seed, number):x16}{Mark.Mix(number, mailbox.Ids.Seed):x16}.{number:x}");
        var set = scopes.Select(ScopeName.Shorten).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        tokens[value] = new IssuedToken(mailbox, application, set, clock.GetUtcNow() + lifetime);
        return value;
    }

    /// <summary>The live token an Authorization header names; null when there is none, it is unknown, expired or revoked.</summary>
    public IssuedToken? Find(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        return tokens.TryGetValue(authorization[scheme.Length..].Trim(), out var token) && !token.Revoked && token.ExpiresAt > clock.GetUtcNow() ? token : null;
    }

    public bool Revoke(string value)
    {
        if (!tokens.TryGetValue(value, out var token))
            return false;
        token.Revoked = true;
        return true;
    }
}
