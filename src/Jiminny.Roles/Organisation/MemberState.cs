namespace Jiminny.Roles;

/// <summary>Where a member is in its life.</summary>
public enum MemberState : byte
{
    /// <summary>Invited; may do nothing yet, and holds a seat until the invitation expires. This is the default: nobody is active by omission.</summary>
    Invited,

    /// <summary>Active.</summary>
    Active,

    /// <summary>Suspended; may do nothing and takes no seat.</summary>
    Suspended,
}
