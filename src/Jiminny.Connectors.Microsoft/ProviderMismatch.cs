namespace Jiminny.Connectors.Microsoft;

/// <summary>A mailbox that somebody else hosts is a mistake of the caller.</summary>
internal static class ProviderMismatch
{
    public static void ThrowIf(MailboxContext mailbox)
    {
        if (mailbox.Provider != Provider.Microsoft)
            throw new ArgumentException($"This connector reads {Provider.Microsoft}, but the mailbox is hosted by {mailbox.Provider}.", nameof(mailbox));
    }
}
