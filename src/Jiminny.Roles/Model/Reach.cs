namespace Jiminny.Roles;

/// <summary>How far a permission reaches, and how a member stands to a resource. Within the organisation <see cref="Organisation"/> always holds.</summary>
[Flags]
public enum Reach : byte
{
    /// <summary>Nowhere: the resource belongs to another organisation.</summary>
    None = 0,

    /// <summary>What the member owns.</summary>
    Own = 1,

    /// <summary>What belongs to a team the member was appointed manager of.</summary>
    ManagedTeam = 2,

    /// <summary>Everything in the member's organisation.</summary>
    Organisation = 4,
}
