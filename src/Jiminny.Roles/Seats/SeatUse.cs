namespace Jiminny.Roles;

/// <summary>How a member counts against the seats.</summary>
public enum SeatUse : byte
{
    /// <summary>Not at all: suspended, gone, or the invitation lapsed.</summary>
    None,

    /// <summary>Reserved by an invitation.</summary>
    Reserved,

    /// <summary>Used.</summary>
    Used,
}
