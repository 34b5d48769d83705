namespace Jiminny.Connectors;

/// <summary>The capabilities that the products of this SDK name.</summary>
public static class Capabilities
{
    /// <summary>Knowing who signed in.</summary>
    public static Capability IdentifyUser { get; } = new("identify-user", "Know who signed in");

    /// <summary>Importing meetings of the primary calendar whose participants match the CRM.</summary>
    public static Capability ImportMeetings { get; } = new("import-meetings", "Import relevant meetings");

    /// <summary>Reading how to join an imported online meeting.</summary>
    public static Capability ReadOnlineMeetings { get; } = new("read-online-meetings", "Read how to join an online meeting");

    /// <summary>Importing who wrote to whom, when and under which subject, of mail that matches the CRM.</summary>
    public static Capability ImportMailMetadata { get; } = new("import-mail-metadata", "Import relevant e-mail metadata");

    /// <summary>Searching mail at the provider.</summary>
    public static Capability SearchMail { get; } = new("search-mail", "Search mail");

    /// <summary>Reading one body because the user asked to see it; it is not stored.</summary>
    public static Capability ReadBodyOnRequest { get; } = new("read-body-on-request", "Show a message's body when the user asks");

    /// <summary>Sharing activity to a channel.</summary>
    public static Capability ShareToChannel { get; } = new("share-to-channel", "Share activity to a channel");

    /// <summary>Sharing activity to a colleague.</summary>
    public static Capability ShareToColleague { get; } = new("share-to-colleague", "Share activity to a colleague");

    /// <summary>Attaching a file the user picks to a deal or account.</summary>
    public static Capability AttachDriveFile { get; } = new("attach-drive-file", "Attach a Drive file to a deal or account");

    /// <summary>Finding people by the user's contacts while searching mail.</summary>
    public static Capability EnrichSearchFromContacts { get; } = new("enrich-search-from-contacts", "Enrich search in mail from contacts");

    /// <summary>Sharing contact data inside the user's team.</summary>
    public static Capability ShareContacts { get; } = new("share-contacts", "Share contact data inside the team");

    /// <summary>Keeping calendar events for tasks the user creates or is assigned.</summary>
    public static Capability TaskEvents { get; } = new("task-events", "Create calendar events for tasks");

    /// <summary>Opening a conversation in the mail client, beside its deal or account.</summary>
    public static Capability OpenMail { get; } = new("open-mail", "Open a conversation beside its deal or account");

    /// <summary>Going from a deal or account to the message in the mail client with one click.</summary>
    public static Capability ClickThrough { get; } = new("click-through", "Go from a deal or account to its message");

    /// <summary>Replying in a conversation.</summary>
    public static Capability ReplyToMail { get; } = new("reply-to-mail", "Reply in a conversation");

    /// <summary>Sending mail whose opens, clicks and replies the user sees.</summary>
    public static Capability TrackMail { get; } = new("track-mail", "See whether sent mail is opened, clicked or answered");

    /// <summary>Sending a draft at a time the user chose.</summary>
    public static Capability SendLater { get; } = new("send-later", "Send mail at a chosen time");

    /// <summary>Sending one mail to each of several recipients.</summary>
    public static Capability MailMerge { get; } = new("mail-merge", "Send a mail merge");

    /// <summary>Giving part of a conversation a thread of its own.</summary>
    public static Capability SplitThreads { get; } = new("split-threads", "Split a conversation into threads");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Capability> All { get; } =
    [
        IdentifyUser, ImportMeetings, ReadOnlineMeetings, ImportMailMetadata, SearchMail, ReadBodyOnRequest, ShareToChannel, ShareToColleague,
        AttachDriveFile, EnrichSearchFromContacts, ShareContacts, TaskEvents, OpenMail, ClickThrough, ReplyToMail, TrackMail, SendLater, MailMerge,
        SplitThreads,
    ];
}
