namespace Jiminny.Emulator;

/// <summary>
/// Why a data generator made an item. Known by construction and never computed from the item's people, so that a test can compare an import with it
/// instead of with a second copy of the matching code.
/// </summary>
public enum Purpose : byte
{
    /// <summary>Nobody said; a loaded corpus has no labels.</summary>
    Unlabelled,

    /// <summary>The address of a CRM contact or lead takes part.</summary>
    CustomerContact,

    /// <summary>A contact or lead who is in the CRM with a freemail address takes part.</summary>
    FreemailContact,

    /// <summary>Only the domain of somebody taking part belongs to a CRM account; no address is known.</summary>
    CustomerDomainOnly,

    /// <summary>Everybody taking part belongs to the company itself.</summary>
    InternalOnly,

    /// <summary>An outsider of whom the CRM knows neither address nor domain.</summary>
    Stranger,

    /// <summary>An outsider with a freemail address that is not in the CRM.</summary>
    FreemailStranger,

    /// <summary>A newsletter or another bulk mail of no CRM account.</summary>
    Newsletter,

    /// <summary>Nobody is named at all, or only empty fields.</summary>
    Nobody,

    /// <summary>A private or confidential meeting, whoever takes part.</summary>
    Private,

    /// <summary>A cancelled meeting, whoever takes part.</summary>
    Cancelled,

    /// <summary>A meeting that the mailbox's owner declined.</summary>
    Declined,

    /// <summary>A meeting whose guests the owner may not see; whoever is visible belongs to the company.</summary>
    HiddenGuests,

    /// <summary>No meeting: an all-day note, focus time, a birthday, a working location.</summary>
    NoMeeting,
}
