namespace Jiminny.Emulator;

/// <summary>How openly a calendar item may be shown.</summary>
public enum EventSensitivity : byte
{
    /// <summary>Nothing special.</summary>
    Normal,

    /// <summary>Personal; Google knows no such value and shows it as default.</summary>
    Personal,

    /// <summary>Private.</summary>
    Private,

    /// <summary>Confidential.</summary>
    Confidential,
}

/// <summary>Google's kinds of calendar items; Graph shows the ones that are no meetings as free or out-of-office time.</summary>
public enum EventKind : byte
{
    /// <summary>A meeting or an appointment.</summary>
    Default,

    /// <summary>A birthday.</summary>
    Birthday,

    /// <summary>Time to concentrate.</summary>
    FocusTime,

    /// <summary>Made from a mail, such as a flight.</summary>
    FromGmail,

    /// <summary>Out of office.</summary>
    OutOfOffice,

    /// <summary>Where the owner works that day.</summary>
    WorkingLocation,
}

/// <summary>An answer to an invitation.</summary>
public enum EventResponse : byte
{
    /// <summary>No answer yet.</summary>
    None,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Accepted tentatively.</summary>
    Tentative,

    /// <summary>Declined.</summary>
    Declined,
}
