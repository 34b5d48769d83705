namespace Jiminny.Roles;

/// <summary>How a role stands to the others of its model.</summary>
public enum RoleKind : byte
{
    /// <summary>A member holds at most one of these, and counts for nothing without one.</summary>
    Base,

    /// <summary>An extra licence on top of a particular base role.</summary>
    AddOn,

    /// <summary>A grant on top of any base role; takes no licence of its own.</summary>
    Grant,
}
