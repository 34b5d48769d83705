namespace Jiminny.Roles;

/// <summary>One change that a decision can turn on; see <see cref="Remedy"/> and <see cref="RoleModel.WhatIf{TResource}"/>. Immutable.</summary>
public readonly record struct Change
{
    private Change(ChangeKind kind) => Kind = kind;

    /// <summary>What kind of change.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The role given, for changes of roles.</summary>
    public RoleSet Role { get; private init; }

    /// <summary>The team, for an appointment.</summary>
    public string? TeamId { get; private init; }

    /// <summary>The access given in the CRM.</summary>
    public CrmAccess CrmAccess { get; private init; }

    /// <summary>The policy chosen.</summary>
    public CrmWritePolicy CrmWritePolicy { get; private init; }

    /// <summary>The questions answered.</summary>
    public ModelQuestions Questions { get; private init; }

    /// <summary>Where it is made.</summary>
    public SettingsPlace Where => Kind switch
    {
        ChangeKind.AppointManager => SettingsPlace.Teams,
        ChangeKind.GiveCrmAccess => SettingsPlace.Crm,
        ChangeKind.AcceptInvitation => SettingsPlace.Invitation,
        ChangeKind.SetCrmWritePolicy => SettingsPlace.CrmIntegration,
        ChangeKind.AnswerYes => SettingsPlace.HostConfiguration,
        _ => SettingsPlace.Members,
    };

    /// <summary>Gives a role.</summary>
    /// <param name="role">A single role.</param>
    /// <returns>The change.</returns>
    public static Change GiveRole(RoleSet role) => new(ChangeKind.GiveRole) { Role = role };

    /// <summary>Appoints as manager of a team.</summary>
    /// <param name="teamId">The team.</param>
    /// <returns>The change.</returns>
    public static Change AppointManager(string teamId) => new(ChangeKind.AppointManager) { Role = RoleSet.Manager, TeamId = teamId };

    /// <summary>Makes the member the account owner.</summary>
    /// <returns>The change.</returns>
    public static Change TransferOwnership() => new(ChangeKind.TransferOwnership) { Role = RoleSet.AccountOwner };

    /// <summary>Gives access in the CRM.</summary>
    /// <param name="access">The access.</param>
    /// <returns>The change.</returns>
    public static Change GiveCrmAccess(CrmAccess access) => new(ChangeKind.GiveCrmAccess) { CrmAccess = access };

    /// <summary>Accepts the invitation.</summary>
    /// <returns>The change.</returns>
    public static Change AcceptInvitation() => new(ChangeKind.AcceptInvitation);

    /// <summary>Reactivates the member.</summary>
    /// <returns>The change.</returns>
    public static Change Reactivate() => new(ChangeKind.Reactivate);

    /// <summary>Chooses a CRM-write policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The change.</returns>
    public static Change SetCrmWritePolicy(CrmWritePolicy policy) => new(ChangeKind.SetCrmWritePolicy) { CrmWritePolicy = policy };

    /// <summary>Answers questions with yes.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>The change.</returns>
    public static Change AnswerYes(ModelQuestions questions) => new(ChangeKind.AnswerYes) { Questions = questions };

    /// <summary>The change in words. Names nobody.</summary>
    public override string ToString() => Kind switch
    {
        ChangeKind.GiveRole => $"give {Role}",
        ChangeKind.AppointManager => "appoint as manager of the team",
        ChangeKind.TransferOwnership => "hand the account over",
        ChangeKind.GiveCrmAccess => CrmAccess == CrmAccess.Admin ? "make a CRM administrator" : "give CRM access",
        ChangeKind.AcceptInvitation => "accept the invitation",
        ChangeKind.Reactivate => "reactivate",
        ChangeKind.SetCrmWritePolicy => $"write to the CRM {CrmWritePolicy}",
        _ => $"answer {Questions} with yes",
    };

    /// <summary>The member after the change; changes of the organisation and the model leave it as it is.</summary>
    internal Member ApplyTo(Member member, RoleModel model) => Kind switch
    {
        ChangeKind.GiveRole or ChangeKind.TransferOwnership => member with { Roles = model.Give(member.Roles, Role) },
        ChangeKind.AppointManager => member with { Roles = model.Give(member.Roles, Role), ManagedTeams = member.ManagedTeams.With(TeamId!) },
        ChangeKind.GiveCrmAccess => member with { CrmAccess = CrmAccess },
        ChangeKind.AcceptInvitation or ChangeKind.Reactivate => member with { State = MemberState.Active, InvitationExpires = null },
        _ => member,
    };
}
