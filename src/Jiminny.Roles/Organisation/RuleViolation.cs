namespace Jiminny.Roles;

/// <summary>The rule that a command or a piece of stored data breaks. The list is closed and the values are stable.</summary>
public enum RuleViolation : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Who gave the command may not; <see cref="RosterOutcome.Denial"/> says why.</summary>
    NotPermitted,

    /// <summary>There is no such organisation.</summary>
    UnknownOrganisation,

    /// <summary>There is such an organisation already.</summary>
    OrganisationExists,

    /// <summary>There is no such member.</summary>
    UnknownMember,

    /// <summary>There is such a member already.</summary>
    MemberExists,

    /// <summary>There is no such team.</summary>
    UnknownTeam,

    /// <summary>There is such a team already.</summary>
    TeamExists,

    /// <summary>No role has that name.</summary>
    UnknownRole,

    /// <summary>The model does not have the role.</summary>
    RoleNotInModel,

    /// <summary>The role is announced, but not there yet.</summary>
    ComingSoon,

    /// <summary>A member needs a base role.</summary>
    NoBaseRole,

    /// <summary>A member has one base role only.</summary>
    SeveralBaseRoles,

    /// <summary>The role counts only together with another one.</summary>
    RequiredRoleMissing,

    /// <summary>The role is not open to people from outside.</summary>
    NotOpenToExternals,

    /// <summary>A manager is made by appointment to a team, and a manager has at least one team.</summary>
    OnlyByAppointment,

    /// <summary>An account owner is made by transfer only.</summary>
    OnlyByTransfer,

    /// <summary>The account owner stays active, and the owner, until the account is handed over.</summary>
    OwnerStays,

    /// <summary>There is more than one account owner.</summary>
    SeveralOwners,

    /// <summary>There is no account owner.</summary>
    NoOwner,

    /// <summary>The member is not active.</summary>
    NotActive,

    /// <summary>The member is not waiting to accept an invitation.</summary>
    NotInvited,

    /// <summary>The invitation has lapsed.</summary>
    InvitationLapsed,

    /// <summary>The member is not suspended.</summary>
    NotSuspended,

    /// <summary>Not enough seats are available.</summary>
    SeatLimitReached,

    /// <summary>More seats are in use than the limit allows; nobody is removed, nobody is added.</summary>
    LimitBelowUsage,

    /// <summary>It depends on a question that the host has not answered.</summary>
    NotConfigured,

    /// <summary>The roster is of another role model.</summary>
    OtherModel,

    /// <summary>A migration gives or takes what nobody has confirmed, see <see cref="MigrationPlan.Unconfirmed"/>.</summary>
    NotConfirmed,

    /// <summary>The organisation has changed since the plan was made.</summary>
    PlanOutdated,

    /// <summary>A number or an id makes no sense.</summary>
    Malformed,
}
