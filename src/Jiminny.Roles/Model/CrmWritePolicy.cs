namespace Jiminny.Roles;

/// <summary>As whom an organisation writes to its CRM; decides whether a member's call can be logged.</summary>
public enum CrmWritePolicy : byte
{
    /// <summary>The organisation has not decided; nothing is logged and a decision says so.</summary>
    NotSet,

    /// <summary>As the member, who then needs a CRM account.</summary>
    AsUser,

    /// <summary>Through the integration's own CRM user, so that members without a CRM account can log calls.</summary>
    ThroughIntegrationUser,

    /// <summary>Nothing is written.</summary>
    NotAtAll,
}
