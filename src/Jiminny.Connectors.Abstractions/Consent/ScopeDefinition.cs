namespace Jiminny.Connectors;

/// <summary>What a provider's scope lets an application do, and who can grant it. Immutable.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Area">The part of the account it opens, as an administrator reads it, such as <c>Calendar</c>.</param>
/// <param name="Purpose">What it lets the application do, in an administrator's words.</param>
public sealed record ScopeDefinition(Scope Scope, string Area, string Purpose)
{
    /// <summary>Google's class. Default <see cref="ScopeSensitivity.Unclassified"/>.</summary>
    public ScopeSensitivity Sensitivity { get; init; }

    /// <summary>Whether the provider marks the scope as one that only an administrator grants. Default no.</summary>
    public bool NeedsAdministrator { get; init; }

    /// <summary>
    /// Whether a tenant's usual policy can reserve the scope for an administrator: Microsoft's managed consent policy, which is the default of new tenants
    /// (Entra, "Manage app consent policies"), or a Workspace administrator's control of restricted scopes. Default no.
    /// </summary>
    public bool TenantPolicyMayForbid { get; init; }

    /// <summary>Whether it belongs to signing in: asked first, never refused alone, opens no data but who the user is. Default no.</summary>
    public bool IsSignIn { get; init; }

    /// <summary>Whether a token response names it when it is granted; Microsoft never names <c>offline_access</c>. Default yes.</summary>
    public bool AppearsInToken { get; init; } = true;

    /// <summary>The scopes whose every call this one is accepted for, nearest only: what those imply is implied too. Default none.</summary>
    public IReadOnlyList<Scope> Implies { get; init; } = [];

    /// <summary>The scopes this one spoils when both are in one token. Default none.</summary>
    public IReadOnlyList<Scope> ConflictsWith { get; init; } = [];

    /// <summary>What a conflict does, in an administrator's words; <see langword="null"/> without conflicts.</summary>
    public string? ConflictEffect { get; init; }

    /// <summary>Other spellings the provider takes or returns. Default none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Who can grant it.</summary>
    public Grantor GrantedBy => NeedsAdministrator ? Grantor.Administrator : TenantPolicyMayForbid ? Grantor.UserUnlessTenantForbids : Grantor.User;
}
