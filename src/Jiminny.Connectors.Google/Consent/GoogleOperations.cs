using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>Every call this connector makes, with the narrowest scope Google accepts for it. Source: Google's discovery documents.</summary>
internal static class GoogleOperations
{
    public static ProviderOperation UserInfo { get; } = new("user.info", "oauth2.userinfo.get", Email);

    public static ProviderOperation ListEvents { get; } = new("calendar.events", "calendar.events.list", CalendarEventsOwnedReadonly);

    public static ProviderOperation GetEvent { get; } = new("calendar.event", "calendar.events.get", CalendarEventsOwnedReadonly);

    public static ProviderOperation InsertEvent { get; } = Change("calendar.insert", "calendar.events.insert", CalendarEventsOwned);

    public static ProviderOperation UpdateEvent { get; } = Change("calendar.patch", "calendar.events.patch", CalendarEventsOwned);

    public static ProviderOperation DeleteEvent { get; } = Change("calendar.delete", "calendar.events.delete", CalendarEventsOwned);

    public static ProviderOperation GetProfile { get; } = new("mail.profile", "gmail.users.getProfile", GmailMetadata);

    public static ProviderOperation SearchMessages { get; } = Content("mail.search", "gmail.users.messages.list", GmailReadonly);

    public static ProviderOperation GetMessageMetadata { get; } = new("mail.metadata", "gmail.users.messages.get", GmailMetadata);

    public static ProviderOperation ListHistory { get; } = new("mail.history", "gmail.users.history.list", GmailMetadata);

    public static ProviderOperation ReadMessage { get; } = Content("mail.read", "gmail.users.messages.get", GmailReadonly);

    public static ProviderOperation ReadThread { get; } = Content("mail.thread", "gmail.users.threads.get", GmailReadonly);

    public static ProviderOperation GetThreadMetadata { get; } = new("mail.thread-metadata", "gmail.users.threads.get", GmailMetadata);

    public static ProviderOperation SendMessage { get; } = Change("mail.send", "gmail.users.messages.send", GmailSend);

    public static ProviderOperation CreateDraft { get; } = Change("mail.create-draft", "gmail.users.drafts.create", GmailCompose);

    public static ProviderOperation SendDraft { get; } = Change("mail.send-draft", "gmail.users.drafts.send", GmailCompose);

    public static ProviderOperation InsertMessage { get; } = Change("mail.insert", "gmail.users.messages.insert", GmailInsert);

    public static ProviderOperation TrashMessage { get; } = Change("mail.trash", "gmail.users.messages.trash", GmailModify);

    public static ProviderOperation GetFile { get; } = new("drive.file", "drive.files.get", DriveFile);

    public static ProviderOperation ListContacts { get; } = new("contacts.list", "people.people.connections.list", ContactsReadonly);

    public static ProviderOperation SearchContacts { get; } = new("contacts.search", "people.people.searchContacts", ContactsReadonly);

    private static ProviderOperation Change(string name, string call, Scope least) => new(name, call, least) { ChangesUserData = true };

    // Google refuses q and bodies to a token that carries gmail.metadata, whatever else it carries (Google issue tracker 115621456).
    private static ProviderOperation Content(string name, string call, Scope least) => new(name, call, least) { BlockedBy = [GmailMetadata] };
}
