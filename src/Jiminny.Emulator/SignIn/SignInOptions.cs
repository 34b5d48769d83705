namespace Jiminny.Emulator;

/// <summary>What the vendors' administrators decided.</summary>
public sealed class SignInOptions
{
    /// <summary>
    /// Microsoft scopes that users may not consent to, as under Microsoft's managed consent policy; an administrator can, at the adminconsent page.
    /// Default none.
    /// </summary>
    public ISet<string> ScopesUsersMayNotGrant { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Google scopes that a Workspace administrator blocks; asking for one shows <c>admin_policy_enforced</c>.</summary>
    public ISet<string> ScopesBlockedByWorkspace { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long an access token lives. Default one hour.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an authorization code lives. Default ten minutes.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Fills <see cref="ScopesUsersMayNotGrant"/> with those of Microsoft's managed policy, the default of new tenants.</summary>
    /// <returns>These options.</returns>
    public SignInOptions WithManagedPolicy()
    {
        ScopesUsersMayNotGrant.UnionWith(
        [
            "Mail.Read", "Mail.ReadBasic", "Mail.ReadWrite", "Calendars.Read", "Calendars.ReadBasic", "Calendars.ReadWrite", "OnlineMeetings.Read",
            "OnlineMeetings.ReadWrite", "Chat.Read", "Chat.ReadWrite", "People.Read", "Contacts.ReadWrite", "MailboxSettings.Read",
        ]);
        return this;
    }
}
