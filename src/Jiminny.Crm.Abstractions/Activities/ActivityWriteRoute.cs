namespace Jiminny.Crm;

/// <summary>In whose name an activity is written.</summary>
public enum ActivityWriteRoute : byte
{
    /// <summary>It is not written.</summary>
    NotAtAll,

    /// <summary>In the name of the member's own CRM user.</summary>
    AsUser,

    /// <summary>In the name of the integration's own user.</summary>
    ThroughIntegrationUser,
}
