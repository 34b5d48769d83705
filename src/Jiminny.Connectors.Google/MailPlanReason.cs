namespace Jiminny.Connectors.Google;

/// <summary>Why a mailbox is read the way it is.</summary>
public enum MailPlanReason : byte
{
    /// <summary>The host does not allow searching (<see cref="GoogleConnectorOptions.AllowSearch"/>).</summary>
    SearchNotAllowed,

    /// <summary>The host has asked for this plan (<see cref="GoogleConnectorOptions.MailPlan"/>).</summary>
    Asked,

    /// <summary>Nobody can say whom the CRM knows: there is no <see cref="ICrmAddressBook"/>.</summary>
    NoAddressBook,

    /// <summary>Asking for everybody the CRM knows would cost more than looking at every message.</summary>
    TooManyAddresses,

    /// <summary>A scan costs less: too much of the mailbox is found by searching, or too many searches are needed.</summary>
    ScanCostsLess,

    /// <summary>Searching costs less.</summary>
    SearchCostsLess,

    /// <summary>Gmail has refused a search as such.</summary>
    SearchRefused,
}
