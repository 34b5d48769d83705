namespace Jiminny.Connectors.Google;

/// <summary>A mailbox of another provider has come to the wrong connector: a fault of the caller.</summary>
internal static class ProviderMismatch
{
    public static void ThrowIf(MailboxContext mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        if (mailbox.Provider != Provider.Google)
            throw new ArgumentException($"This connector serves accounts of {Provider.Google}, but this one is of {mailbox.Provider}.", nameof(mailbox));
    }
}
