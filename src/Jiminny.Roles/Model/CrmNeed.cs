namespace Jiminny.Roles;

/// <summary>What a rule needs of the CRM.</summary>
public enum CrmNeed : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>At least <see cref="CrmAccess.User"/>.</summary>
    User,

    /// <summary><see cref="CrmAccess.Admin"/>.</summary>
    Admin,

    /// <summary>What the organisation's <see cref="CrmWritePolicy"/> asks.</summary>
    ByWritePolicy,
}
