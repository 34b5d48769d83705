namespace Jiminny.Roles;

/// <summary>A change to an organisation, see the nested commands. Each is carried out as a whole or not at all.</summary>
public abstract record RosterCommand
{
    private RosterCommand()
    {
    }

    /// <summary>A fixed text: ids of people are not for logs.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Invites a person, or sends a pending invitation again. Reserves the seats until it lapses.</summary>
    /// <param name="MemberId">The host's id for the person; one person is one member.</param>
    /// <param name="Roles">The roles; <see cref="RoleSet.Manager"/> with <see cref="ManagedTeams"/> only.</param>
    /// <param name="TeamId">The team to join, or null.</param>
    public sealed record Invite(string MemberId, RoleSet Roles, string? TeamId = null) : RosterCommand
    {
        /// <summary>The teams to be manager of.</summary>
        public TeamSet ManagedTeams { get; init; }

        /// <summary>The person's access in the CRM; anyone can be invited with or without.</summary>
        public CrmAccess CrmAccess { get; init; }

        /// <summary>Whether the person is from outside the organisation.</summary>
        public bool IsExternal { get; init; }

        /// <summary>When it lapses; null for the lifetime that the host configured, otherwise for never.</summary>
        public DateTimeOffset? Expires { get; init; }
    }

    /// <summary>Accepts an invitation; by the person invited. The seats are those reserved, so that no limit stands against it.</summary>
    /// <param name="MemberId">The member.</param>
    public sealed record Accept(string MemberId) : RosterCommand;

    /// <summary>Gives a member another base role, add-ons and grants. Appointments and ownership have commands of their own and stay.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="Roles">The roles.</param>
    public sealed record AssignRoles(string MemberId, RoleSet Roles) : RosterCommand;

    /// <summary>Appoints a member as manager of a team.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="TeamId">The team.</param>
    public sealed record AppointManager(string MemberId, string TeamId) : RosterCommand;

    /// <summary>Ends an appointment; with the last one the role goes.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="TeamId">The team.</param>
    public sealed record DismissManager(string MemberId, string TeamId) : RosterCommand;

    /// <summary>Suspends an active member and frees the seats.</summary>
    /// <param name="MemberId">The member.</param>
    public sealed record Suspend(string MemberId) : RosterCommand;

    /// <summary>Reactivates a suspended member, if there are seats.</summary>
    /// <param name="MemberId">The member.</param>
    public sealed record Reactivate(string MemberId) : RosterCommand;

    /// <summary>Removes a member or withdraws an invitation.</summary>
    /// <param name="MemberId">The member.</param>
    public sealed record Remove(string MemberId) : RosterCommand;

    /// <summary>Moves a member to another team.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="TeamId">The team, or null for none.</param>
    public sealed record Move(string MemberId, string? TeamId) : RosterCommand;

    /// <summary>Hands the account over in one step: there is never more or less than one owner.</summary>
    /// <param name="MemberId">The new owner, an active member.</param>
    public sealed record TransferOwnership(string MemberId) : RosterCommand;

    /// <summary>Designates a member's mailbox for e-mail import, or ends that.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="IsDesignated">Whether it is designated.</param>
    public sealed record DesignateForImport(string MemberId, bool IsDesignated = true) : RosterCommand;

    /// <summary>Creates a team.</summary>
    /// <param name="TeamId">Its id.</param>
    public sealed record CreateTeam(string TeamId) : RosterCommand;

    /// <summary>Removes a team; its members are then in none, its managers dismissed.</summary>
    /// <param name="TeamId">The team.</param>
    public sealed record RemoveTeam(string TeamId) : RosterCommand;

    /// <summary>Records what access a member has in the CRM.</summary>
    /// <param name="MemberId">The member.</param>
    /// <param name="Access">The access.</param>
    public sealed record SetCrmAccess(string MemberId, CrmAccess Access) : RosterCommand;

    /// <summary>Chooses the CRM-write policy.</summary>
    /// <param name="Policy">The policy.</param>
    public sealed record SetCrmWritePolicy(CrmWritePolicy Policy) : RosterCommand;

    /// <summary>Sets the number of seats bought. For the host: to members, billing is yet to come.</summary>
    /// <param name="Seats">Zero or more; null for no limit. Below the present use nobody is removed.</param>
    public sealed record SetSeatLimit(int? Seats) : RosterCommand;
}
