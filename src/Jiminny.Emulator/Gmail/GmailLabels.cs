namespace Jiminny.Emulator;

/// <summary>The labels of a message and of a mailbox.</summary>
internal static class GmailLabels
{
    public static readonly string[] System =
    [
        "CHAT", "SENT", "INBOX", "IMPORTANT", "TRASH", "DRAFT", "SPAM", "CATEGORY_FORUMS", "CATEGORY_UPDATES", "CATEGORY_PERSONAL", "CATEGORY_PROMOTIONS",
        "CATEGORY_SOCIAL", "STARRED", "UNREAD",
    ];

    public static IEnumerable<string> Of(EmulatedMessage message)
    {
        if (message.Flags.HasFlag(MessageFlags.Unread))
            yield return "UNREAD";
        if (message.Flags.HasFlag(MessageFlags.Important))
            yield return "IMPORTANT";
        if (message.Flags.HasFlag(MessageFlags.Starred))
            yield return "STARRED";
        if (message.Folder.LabelId is { } label)
            yield return label;
        if (message.Folder.WellKnownName == WellKnownFolder.Inbox)
            yield return message.Flags.HasFlag(MessageFlags.Bulk) ? "CATEGORY_PROMOTIONS" : "CATEGORY_PERSONAL";
        foreach (var extra in message.ExtraLabels)
            yield return extra;
    }

    public static bool Has(EmulatedMessage message, string label)
    {
        foreach (var own in Of(message))
            if (own == label)
                return true;
        return false;
    }

    public static bool Exists(EmulatedMailbox mailbox, string label) =>
        Array.IndexOf(System, label) >= 0 || mailbox.Folders.Any(f => f.LabelId == label);

    public static bool InSpamOrTrash(EmulatedMessage message) => message.Folder.WellKnownName is WellKnownFolder.Junk or WellKnownFolder.Deleted;
}
