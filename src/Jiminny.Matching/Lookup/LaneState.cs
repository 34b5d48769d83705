namespace Jiminny.Matching.Lookup;

/// <summary>What an overlay said about the address of a lane, for the base to respect.</summary>
[Flags]
internal enum LaneState : byte
{
    /// <summary>Nothing.</summary>
    Open = 0,

    /// <summary>The lane is decided, or takes the slow path.</summary>
    Done = 1,

    /// <summary>Contacts of the base with this address are gone.</summary>
    ContactGone = 2,

    /// <summary>What the domain alone says stands already.</summary>
    DomainReplaced = 4,
}
