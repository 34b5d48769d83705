namespace Jiminny.Emulator;

/// <summary>The folders every mailbox has, by Graph's well-known names.</summary>
public static class WellKnownFolder
{
    /// <summary>The root that holds all others.</summary>
    public const string Root = "msgfolderroot";

    /// <summary>Inbox; Gmail's INBOX.</summary>
    public const string Inbox = "inbox";

    /// <summary>Sent Items; Gmail's SENT.</summary>
    public const string Sent = "sentitems";

    /// <summary>Drafts; Gmail's DRAFT.</summary>
    public const string Drafts = "drafts";

    /// <summary>Archive; on Gmail a message without a label.</summary>
    public const string Archive = "archive";

    /// <summary>Junk Email; Gmail's SPAM.</summary>
    public const string Junk = "junkemail";

    /// <summary>Deleted Items; Gmail's TRASH.</summary>
    public const string Deleted = "deleteditems";

    /// <summary>Outbox, always empty here.</summary>
    public const string Outbox = "outbox";

    /// <summary>Conversation History, where copies of chats lie; Gmail's CHAT.</summary>
    public const string ConversationHistory = "conversationhistory";

    internal static readonly (string Name, string Display, string? Label)[] Standard =
    [
        (Inbox, "Inbox", "INBOX"), (Sent, "Sent Items", "SENT"), (Drafts, "Drafts", "DRAFT"), (Archive, "Archive", null),
        (Junk, "Junk Email", "SPAM"), (Deleted, "Deleted Items", "TRASH"), (Outbox, "Outbox", null), (ConversationHistory, "Conversation History", "CHAT"),
    ];
}
