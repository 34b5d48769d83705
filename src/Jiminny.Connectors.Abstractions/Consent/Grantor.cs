namespace Jiminny.Connectors;

/// <summary>Who can grant a scope.</summary>
public enum Grantor : byte
{
    /// <summary>The user, on the provider's consent page.</summary>
    User,

    /// <summary>The user, unless the tenant's policy reserves it for an administrator: the default of new Microsoft tenants does for mail and calendars, and a Workspace administrator may.</summary>
    UserUnlessTenantForbids,

    /// <summary>An administrator only, whatever the tenant's policy.</summary>
    Administrator,
}
