namespace Jiminny.Roles;

/// <summary>The access a member has in the CRM itself: a fact, not a role. Anyone can be a member without.</summary>
public enum CrmAccess : byte
{
    /// <summary>No CRM account is connected.</summary>
    None,

    /// <summary>An ordinary CRM user.</summary>
    User,

    /// <summary>A full CRM administrator.</summary>
    Admin,
}
