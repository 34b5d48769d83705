namespace Jiminny.Roles;

/// <summary>Why a decision is as it is. The list is closed and the values are stable; the default is a denial.</summary>
public enum Reason : byte
{
    /// <summary>It depends on a question that the host has not answered, see <see cref="Decision.OpenQuestions"/>.</summary>
    NotConfigured,

    /// <summary>Allowed.</summary>
    Granted,

    /// <summary>There is no such member.</summary>
    NotAMember,

    /// <summary>The resource belongs to another organisation.</summary>
    OtherOrganisation,

    /// <summary>The member is suspended.</summary>
    Suspended,

    /// <summary>The member has not accepted the invitation.</summary>
    InvitationPending,

    /// <summary>Announced, but not there yet.</summary>
    ComingSoon,

    /// <summary>The role model does not know it, or the host answered that it is not there.</summary>
    NotInThisModel,

    /// <summary>Nobody may do this to what another member owns.</summary>
    NotOwn,

    /// <summary>The member has no base role.</summary>
    NoLicence,

    /// <summary>The member's licence does not include it.</summary>
    LicenceLacksPermission,

    /// <summary>Only a manager of that team may.</summary>
    NotManagerOfTeam,

    /// <summary>Only an administrator may.</summary>
    NotAdmin,

    /// <summary>Only the account owner may.</summary>
    NotAccountOwner,

    /// <summary>The member needs an account in the CRM.</summary>
    NeedsCrmAccess,

    /// <summary>The member needs to be a full administrator of the CRM.</summary>
    NeedsCrmAdmin,

    /// <summary>The organisation has not chosen a CRM-write policy.</summary>
    CrmWritePolicyNotSet,

    /// <summary>The organisation writes nothing to its CRM.</summary>
    CrmWritesOff,
}
