namespace Jiminny.Roles;

/// <summary>What a member holds: a base role, its add-ons and grants. A single value names a single role.</summary>
/// <remarks>
/// Values are stable and may be stored. Which combinations are valid is data of a <see cref="RoleModel"/>; a role its model does not know counts
/// for nothing. The default is <see cref="None"/>, which may do nothing.
/// </remarks>
[Flags]
public enum RoleSet : ushort
{
    /// <summary>Holds nothing.</summary>
    None = 0,

    /// <summary>Listens and coaches, without a recording seat. The current model's other name for it is Analyst; the classic one shows it as "Coach".</summary>
    Insights = 1 << 0,

    /// <summary>Classic: as <see cref="Insights"/>, with reports and downloads.</summary>
    InsightsPlus = 1 << 1,

    /// <summary>Classic: a recording seat.</summary>
    User = 1 << 2,

    /// <summary>Current: a paid recording seat.</summary>
    Recorder = 1 << 3,

    /// <summary>Current: the dialer; counts only together with <see cref="Recorder"/>.</summary>
    Voice = 1 << 4,

    /// <summary>Leads the teams listed in <see cref="Member.ManagedTeams"/>, and nothing outside them.</summary>
    Manager = 1 << 5,

    /// <summary>Administers the organisation.</summary>
    Admin = 1 << 6,

    /// <summary>Owns the account.</summary>
    AccountOwner = 1 << 7,

    /// <summary>Announced for the finance team; grants nothing yet.</summary>
    Billing = 1 << 8,
}
