namespace Jiminny.Emulator.Crm;

/// <summary>What an emulated CRM can suffer from.</summary>
public enum CrmFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every request is refused because there were too many.</summary>
    Throttled,

    /// <summary>The connected user sees no contacts.</summary>
    ContactsHidden,

    /// <summary>Every request is answered with an error page that quotes a customer's data.</summary>
    Garbage,

    /// <summary>Writes are carried out, but their answers never arrive.</summary>
    LostAnswers,
}
