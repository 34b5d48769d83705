namespace Jiminny.Roles;

/// <summary>Where a <see cref="Change"/> is made.</summary>
public enum SettingsPlace : byte
{
    /// <summary>Settings &gt; Organisation &gt; Members, where members are invited, too.</summary>
    Members,

    /// <summary>The organisation's settings for teams.</summary>
    Teams,

    /// <summary>The organisation's settings for its CRM integration.</summary>
    CrmIntegration,

    /// <summary>The CRM itself.</summary>
    Crm,

    /// <summary>The invitation, by the person invited.</summary>
    Invitation,

    /// <summary>The host application's configuration of this package.</summary>
    HostConfiguration,
}
