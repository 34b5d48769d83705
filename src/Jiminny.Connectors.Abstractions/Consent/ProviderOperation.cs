namespace Jiminny.Connectors;

/// <summary>One call a connector makes, and the scopes it needs, declared once. Immutable.</summary>
/// <param name="Name">A stable name within the provider, such as <c>mail.folder-messages</c>.</param>
/// <param name="Call">The call as the provider's own reference names it: <c>GET /me/messages</c>, <c>gmail.users.messages.list</c>.</param>
/// <param name="Least">The narrowest scope that suffices; a scope that implies it does too.</param>
public sealed record ProviderOperation(string Name, string Call, Scope Least)
{
    /// <summary>Scopes whose presence in a token makes the provider refuse the call, whatever else is granted. Default none.</summary>
    public IReadOnlyList<Scope> BlockedBy { get; init; } = [];

    /// <summary>Whether the call changes something at the user's, and so needs a <see cref="UserApproval"/>. Default no.</summary>
    public bool ChangesUserData { get; init; }

    /// <summary>What to ask a token for.</summary>
    public IReadOnlyList<Scope> Scopes { get; } = [Least];

    /// <summary>Whether a grant suffices for the call.</summary>
    /// <param name="scopes">The provider's scopes.</param>
    /// <param name="granted">The scopes granted.</param>
    /// <returns>Whether it does.</returns>
    public bool IsAllowedBy(ScopeCatalogue scopes, IReadOnlySet<Scope> granted)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return scopes.Covers(granted, Least) && !BlockedBy.Any(granted.Contains);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
