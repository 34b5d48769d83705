namespace Jiminny.Roles;

/// <summary>A member of an organisation as far as roles are concerned: ids, roles and facts, no names or addresses. Immutable.</summary>
/// <param name="OrganisationId">The host's id of the organisation; opaque, compared ordinally.</param>
/// <param name="Id">The host's id of the person within the organisation; opaque, compared ordinally.</param>
public sealed record Member(string OrganisationId, string Id)
{
    /// <summary>What the member holds. None by default.</summary>
    public RoleSet Roles { get; init; }

    /// <summary>The team the member belongs to, or null.</summary>
    public string? TeamId { get; init; }

    /// <summary>The teams the member was appointed manager of; they count only together with <see cref="RoleSet.Manager"/>.</summary>
    public TeamSet ManagedTeams { get; init; }

    /// <summary>The member's access in the CRM. None by default.</summary>
    public CrmAccess CrmAccess { get; init; }

    /// <summary>Invited by default.</summary>
    public MemberState State { get; init; }

    /// <summary>Whether the person is from outside the organisation, such as an external coach.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Whether an administrator has designated the member's mailbox for e-mail import; only designated ones are scanned. Not by default.</summary>
    public bool IsDesignatedForImport { get; init; }

    /// <summary>When the invitation lapses; null once accepted, or if it never does.</summary>
    public DateTimeOffset? InvitationExpires { get; init; }

    /// <summary>A fixed text: ids of people are not for logs.</summary>
    public override string ToString() => "member";

    /// <summary>Whether the member takes or reserves seats at a moment.</summary>
    internal SeatUse SeatUseAt(DateTimeOffset now) => State switch
    {
        MemberState.Active => SeatUse.Used,
        MemberState.Invited when InvitationExpires is null || now < InvitationExpires => SeatUse.Reserved,
        _ => SeatUse.None,
    };
}
