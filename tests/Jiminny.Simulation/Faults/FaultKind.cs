namespace Jiminny.Simulation.Faults;

/// <summary>What can go wrong, or merely happen, while mailboxes are imported.</summary>
internal enum FaultKind
{
    /// <summary>The process is killed where it stands; another takes its place.</summary>
    Crash,

    /// <summary>The process stands still until its lease is over, then goes on as if nothing had been.</summary>
    Freeze,

    /// <summary>The machine's clock jumps by up to ten minutes.</summary>
    ClockJump,

    /// <summary>The run is cancelled.</summary>
    Cancel,

    /// <summary>The provider asks to wait some seconds.</summary>
    ShortThrottle,

    /// <summary>The provider asks to wait some minutes.</summary>
    LongThrottle,

    /// <summary>The provider answers with an error.</summary>
    Outage,

    /// <summary>The connection breaks after the page has been decided and before it is whole.</summary>
    Cut,

    /// <summary>The provider has forgotten the cursor.</summary>
    CursorExpired,

    /// <summary>The provider lists an item twice.</summary>
    RepeatedItem,

    /// <summary>A page is empty, and yet not the last.</summary>
    EmptyPage,

    /// <summary>The CRM asks to wait.</summary>
    CrmThrottle,

    /// <summary>The database refuses a call.</summary>
    StoreRefuses,

    /// <summary>The database does what it was asked, but the answer is lost.</summary>
    AnswerLost,

    /// <summary>An item arrives.</summary>
    ItemArrives,

    /// <summary>An item is deleted.</summary>
    ItemGone,

    /// <summary>An item moves to another place in the listing.</summary>
    ItemMoved,

    /// <summary>Other people are on an item.</summary>
    ItemEdited,

    /// <summary>A contact is added to the CRM, or removed.</summary>
    ContactChanged,
}
