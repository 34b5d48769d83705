namespace Jiminny.Roles;

/// <summary>A kind of <see cref="Change"/>.</summary>
public enum ChangeKind : byte
{
    /// <summary>Give a role; a base role takes the place of the present one.</summary>
    GiveRole,

    /// <summary>Appoint as manager of a team.</summary>
    AppointManager,

    /// <summary>Hand the account over to the member.</summary>
    TransferOwnership,

    /// <summary>Give the member access in the CRM.</summary>
    GiveCrmAccess,

    /// <summary>Let the member accept the invitation.</summary>
    AcceptInvitation,

    /// <summary>Reactivate the member.</summary>
    Reactivate,

    /// <summary>Choose another CRM-write policy for the organisation.</summary>
    SetCrmWritePolicy,

    /// <summary>Answer questions of the model with yes.</summary>
    AnswerYes,
}
