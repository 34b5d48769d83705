using System.Collections.Concurrent;

namespace Jiminny.Emulator;

/// <summary>The access tokens that sign-ins gave out, on top of the world's own.</summary>
internal sealed class SignInAccess(EmulatedWorld world, SignInOptions options)
{
    private readonly ConcurrentDictionary<string, (string ClientId, EmulatedMailbox Mailbox, DateTimeOffset ExpiresAt)> tokens = new(StringComparer.Ordinal);

    public string Issue(EmulatedMailbox mailbox, IEnumerable<string> scopes, string clientId)
    {
        var token = world.IssueToken(mailbox.Key, scopes, options.TokenLifetime, clientId);
        tokens[token] = (clientId, mailbox, world.Clock.GetUtcNow() + options.TokenLifetime);
        return token;
    }

    public (string ClientId, EmulatedMailbox? Mailbox) OwnerOf(string token) => tokens.TryGetValue(token, out var owner) ? (owner.ClientId, owner.Mailbox) : default;

    public void End(string clientId, EmulatedMailbox mailbox)
    {
        foreach (var (token, owner) in tokens)
            if (owner.ClientId == clientId && owner.Mailbox == mailbox && tokens.TryRemove(token, out _))
                world.RevokeToken(token);
    }

    public EmulatorResponse UserInfo(SignInCall call, Func<EmulatedMailbox, object> describe)
    {
        const string scheme = "Bearer ";
        var token = call.Authorization is { } header && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..] : "";
        return tokens.TryGetValue(token, out var owner) && owner.ExpiresAt > world.Clock.GetUtcNow()
            ? SignInAnswer.Json(200, describe(owner.Mailbox))
            : SignInAnswer.Json(401, new { error = "invalid_request", error_description = "Invalid Credentials" }, "invalid_request");
    }
}
