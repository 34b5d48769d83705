namespace Jiminny.Connectors.Google;

/// <summary>How the host wants mailboxes to be read.</summary>
public enum MailPlanChoice : byte
{
    /// <summary>Whichever costs fewer quota units; always a scan unless <see cref="GoogleConnectorOptions.AllowSearch"/> is set.</summary>
    Auto,

    /// <summary>Every message of the window is listed and looked at.</summary>
    Scan,

    /// <summary>Gmail is asked for the mail of the CRM's addresses and domains, whatever that costs. Needs <see cref="GoogleConnectorOptions.AllowSearch"/>.</summary>
    Search,
}
