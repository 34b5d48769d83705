namespace Jiminny.Roles;

/// <summary>How an organisation stands to its seat limit.</summary>
public enum SeatStanding : byte
{
    /// <summary>There is no limit.</summary>
    Unlimited,

    /// <summary>Seats are available.</summary>
    Available,

    /// <summary>Every seat is used or reserved.</summary>
    Full,

    /// <summary>More seats are used than bought, since the limit was lowered or the data came that way. Nobody is removed, nobody is added.</summary>
    OverAllocated,
}
