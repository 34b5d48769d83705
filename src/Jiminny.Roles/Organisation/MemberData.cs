using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A member as stored or imported, not checked yet.</summary>
/// <param name="Id">The host's id of the person.</param>
public sealed record MemberData(string Id)
{
    /// <summary>Names of roles, aliases included.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>The team, or null.</summary>
    public string? TeamId { get; init; }

    /// <summary>The teams the member is manager of.</summary>
    public ImmutableArray<string> ManagedTeams { get; init; } = [];

    /// <summary>The member's access in the CRM.</summary>
    public CrmAccess CrmAccess { get; init; }

    /// <summary>The member's state; active by default, since lists of members rarely say it.</summary>
    public MemberState State { get; init; } = MemberState.Active;

    /// <summary>Whether the person is from outside.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Whether the mailbox is designated for e-mail import.</summary>
    public bool IsDesignatedForImport { get; init; }

    /// <summary>When the invitation lapses, or null.</summary>
    public DateTimeOffset? InvitationExpires { get; init; }

    /// <summary>A fixed text: ids of people are not for logs.</summary>
    public override string ToString() => "member data";

    /// <summary>A member, to be stored.</summary>
    /// <param name="member">The member.</param>
    /// <param name="model">The role model, which knows the names.</param>
    /// <returns>The data.</returns>
    public static MemberData From(Member member, RoleModel model)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(model);
        return new(member.Id)
        {
            Roles = [.. model.Roles.Where(role => member.Roles.HasFlag(role.Role)).Select(role => role.Name)],
            TeamId = member.TeamId,
            ManagedTeams = [.. member.ManagedTeams],
            CrmAccess = member.CrmAccess,
            State = member.State,
            IsExternal = member.IsExternal,
            IsDesignatedForImport = member.IsDesignatedForImport,
            InvitationExpires = member.InvitationExpires,
        };
    }
}
