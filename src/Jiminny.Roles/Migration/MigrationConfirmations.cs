namespace Jiminny.Roles;

/// <summary>What a migration does that somebody has to confirm.</summary>
[Flags]
public enum MigrationConfirmations : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Administrators gain: the current Admin is total control, the classic one was not.</summary>
    AdministratorsGain = 1,

    /// <summary>Members lose something they had.</summary>
    MembersLose = 2,
}
