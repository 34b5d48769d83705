using static Jiminny.Connectors.Microsoft.MicrosoftScopes;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Every call this connector makes, with the narrowest scope Microsoft accepts for it. Source: Microsoft's published permission data.</summary>
internal static class MicrosoftOperations
{
    public static ProviderOperation Me { get; } = new("user.me", "GET /me", UserRead);

    public static ProviderOperation CalendarView { get; } = new("calendar.view", "GET /me/calendar/calendarView", CalendarsReadBasic);

    public static ProviderOperation CalendarViewDelta { get; } = new("calendar.view-delta", "GET /me/calendarView/delta", CalendarsReadBasic);

    public static ProviderOperation Occurrences { get; } = new("calendar.occurrences", "GET /me/events/{id}/instances", CalendarsReadBasic);

    public static ProviderOperation Event { get; } = new("calendar.event", "GET /me/events/{id}", CalendarsReadBasic);

    public static ProviderOperation FindOnlineMeeting { get; } = new("meeting.find", "GET /me/onlineMeetings", OnlineMeetingsRead);

    public static ProviderOperation MailFolder { get; } = new("mail.folder", "GET /me/mailFolders/{id}", MailReadBasic);

    public static ProviderOperation MailFoldersDelta { get; } = new("mail.folders-delta", "GET /me/mailFolders/delta", MailReadBasic);

    public static ProviderOperation FolderMessages { get; } = new("mail.folder-messages", "GET /me/mailFolders/{id}/messages", MailReadBasic);

    public static ProviderOperation FolderMessagesDelta { get; } = new("mail.folder-messages-delta", "GET /me/mailFolders/{id}/messages/delta", MailReadBasic);

    public static ProviderOperation ListMessages { get; } = new("mail.messages", "GET /me/messages", MailReadBasic);

    // Whether $search works with Mail.ReadBasic is documented nowhere, so the wider scope is declared.
    public static ProviderOperation SearchMessages { get; } = new("mail.search", "GET /me/messages", MailRead);

    public static ProviderOperation ReadMessage { get; } = new("mail.read", "GET /me/messages/{id}", MailRead);

    // Without its body a message takes the narrower scope.
    public static ProviderOperation MessageMetadata { get; } = new("mail.metadata", "GET /me/messages/{id}", MailReadBasic);

    public static ProviderOperation CreateDraft { get; } = Change("mail.create-draft", "POST /me/messages", MailReadWrite);

    public static ProviderOperation SendDraft { get; } = Change("mail.send-draft", "POST /me/messages/{id}/send", MailSend);

    public static ProviderOperation SendMail { get; } = Change("mail.send", "POST /me/sendMail", MailSend);

    public static ProviderOperation Reply { get; } = Change("mail.reply", "POST /me/messages/{id}/reply", MailSend);

    public static ProviderOperation JoinedTeams { get; } = new("teams.joined", "GET /me/joinedTeams", TeamReadBasicAll);

    public static ProviderOperation ListChannels { get; } = new("teams.channels", "GET /teams/{id}/channels", ChannelReadBasicAll);

    public static ProviderOperation PostToChannel { get; } = Change("teams.post", "POST /teams/{id}/channels/{id}/messages", ChannelMessageSend);

    public static ProviderOperation CreateChat { get; } = Change("chat.create", "POST /chats", ChatCreate);

    public static ProviderOperation PostToChat { get; } = Change("chat.post", "POST /chats/{id}/messages", ChatMessageSend);

    /// <summary>Whether a call counts against other limits than those of Outlook, which mail and calendar share.</summary>
    public static bool IsOutsideOutlook(ProviderOperation operation) =>
        operation == JoinedTeams || operation == ListChannels || operation == PostToChannel || operation == CreateChat || operation == PostToChat
        || operation == FindOnlineMeeting;

    private static ProviderOperation Change(string name, string call, Scope least) => new(name, call, least) { ChangesUserData = true };
}
