using System.Collections.Concurrent;
using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Codes, refresh tokens and grants handed out so far.</summary>
internal sealed class SignInState(EmulatedWorld world, SignInOptions options)
{
    private readonly ConcurrentDictionary<string, SignInCode> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SignInCode> usedCodes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RefreshGrant> refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string ClientId, string Mailbox), HashSet<string>> grants = new();
    private readonly HashSet<string> tenantGrants = new(StringComparer.OrdinalIgnoreCase);
    private int handedOut;

    public SignInOptions Options => options;

    public EmulatedWorld World => world;

    public DateTimeOffset Now => world.Clock.GetUtcNow();

    public string AddCode(SignInCode code)
    {
        var value = NewSecret("code");
        codes[value] = code with { ExpiresAt = Now + options.CodeLifetime };
        return value;
    }

    /// <summary>Takes a code; null when it is unknown, used or too old.</summary>
    public SignInCode? TakeCode(string value, out bool wasUsed)
    {
        wasUsed = usedCodes.ContainsKey(value);
        if (!codes.TryRemove(value, out var code))
            return null;
        usedCodes[value] = code;
        return code.ExpiresAt > Now ? code : null;
    }

    /// <summary>Everything the user granted the application so far, in the order asked.</summary>
    public IReadOnlyList<string> GrantsOf(string clientId, EmulatedMailbox mailbox)
    {
        lock (grants)
            return grants.TryGetValue((clientId, mailbox.Key), out var scopes) ? [.. scopes] : [];
    }

    public void Grant(string clientId, EmulatedMailbox mailbox, IEnumerable<string> scopes)
    {
        lock (grants)
            grants.GetOrAdd((clientId, mailbox.Key), _ => new HashSet<string>(StringComparer.OrdinalIgnoreCase)).UnionWith(scopes);
    }

    public void GrantToTenant(IEnumerable<string> scopes)
    {
        lock (tenantGrants)
            tenantGrants.UnionWith(scopes);
    }

    public bool IsGrantedToTenant(string scope)
    {
        lock (tenantGrants)
            return tenantGrants.Contains(scope);
    }

    public string AddRefreshToken(string clientId, EmulatedMailbox mailbox, IReadOnlyList<string>? scopes = null)
    {
        var value = NewSecret("refresh");
        refreshTokens[value] = new RefreshGrant(clientId, mailbox, scopes ?? []);
        return value;
    }

    public RefreshGrant? FindRefreshToken(string value) => refreshTokens.GetValueOrDefault(value);

    /// <summary>Ends everything the application holds of a mailbox.</summary>
    public void EndGrant(string clientId, EmulatedMailbox mailbox)
    {
        lock (grants)
            grants.TryRemove((clientId, mailbox.Key), out _);
        foreach (var (value, grant) in refreshTokens)
            if (grant.ClientId == clientId && grant.Mailbox == mailbox)
                refreshTokens.TryRemove(value, out _);
    }

    // Unlike in the vendors' world these can be told apart from everything else, so that a test finds one where it must not be.
    private string NewSecret(string kind)
    {
        var number = (ulong)Interlocked.Increment(ref handedOut);
        return string.Create(CultureInfo.InvariantCulture, $"emu-{kind}-{Mark.Mix(number, 0x5157):x16}{Mark.Mix(0x5157, number):x16}-{number:x}");
    }
}

/// <summary>What a code stands for.</summary>
internal sealed record SignInCode(
    Vendor Vendor, string ClientId, string RedirectUri, EmulatedMailbox Mailbox, IReadOnlyList<string> Scopes, string? Challenge, string? Nonce, bool IsOffline)
{
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What a refresh token stands for.</summary>
internal sealed record RefreshGrant(string ClientId, EmulatedMailbox Mailbox, IReadOnlyList<string> Scopes);
