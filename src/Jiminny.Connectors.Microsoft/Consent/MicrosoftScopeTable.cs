using static Jiminny.Connectors.Microsoft.MicrosoftScopes;

namespace Jiminny.Connectors.Microsoft;

/// <summary>
/// What each scope opens, who grants it and what it contains. Sources: Microsoft's published permission data (2026-08-07) for administrator consent, the Entra
/// page on managed consent policies for what users of a default tenant cannot grant; Microsoft changes that list without notice.
/// </summary>
internal static class MicrosoftScopeTable
{
    private const string SignIn = "Personal info";
    private const string Calendar = "Calendar";
    private const string Mail = "Mail";
    private const string Teams = "Teams";
    private const string People = "Contacts";
    private const string Directory = "Directory";

    public static IReadOnlyList<ScopeDefinition> All { get; } =
    [
        Row(OpenId, SignIn, "Signs the user in") with { IsSignIn = true },
        Row(Profile, SignIn, "Reads the user's name from the sign-in") with { IsSignIn = true },
        Row(Email, SignIn, "Reads the user's e-mail address from the sign-in") with { IsSignIn = true },
        Row(OfflineAccess, SignIn, "Keeps the connection without asking the user each hour") with { IsSignIn = true, AppearsInToken = false },
        Row(UserRead, SignIn, "Reads the profile of the signed-in user") with { IsSignIn = true },

        Gated(CalendarsReadBasic, Calendar, "Reads calendars without bodies, attachments and extensions") with { NeedsAdministrator = true },
        Gated(CalendarsRead, Calendar, "Reads calendars", CalendarsReadBasic),
        Gated(CalendarsReadWrite, Calendar, "Reads and changes calendars", CalendarsRead),
        Gated(Of("Calendars.Read.Shared"), Calendar, "Reads calendars, and those that others shared with the user"),
        Gated(Of("Calendars.ReadWrite.Shared"), Calendar, "Reads and changes calendars, and those that others shared with the user", Of("Calendars.Read.Shared")),
        Gated(OnlineMeetingsRead, Calendar, "Reads the user's online meetings"),
        Gated(Of("OnlineMeetings.ReadWrite"), Calendar, "Reads and creates online meetings", OnlineMeetingsRead),

        Gated(MailReadBasic, Mail, "Reads who wrote to whom, when and the subject, without body, preview, attachments and extensions"),
        Gated(MailRead, Mail, "Reads mail, bodies and attachments included", MailReadBasic),
        Gated(MailReadWrite, Mail, "Reads, creates, changes and deletes mail; does not send", MailRead),
        Row(MailSend, Mail, "Sends mail as the user; does not read"),
        Gated(Of("Mail.ReadBasic.Shared"), Mail, "Reads basic mail, and mail that others shared with the user"),
        Gated(Of("Mail.Read.Shared"), Mail, "Reads mail, and mail that others shared with the user", Of("Mail.ReadBasic.Shared")),
        Gated(Of("MailboxSettings.Read"), Mail, "Reads the mailbox's settings"),

        Row(TeamReadBasicAll, Teams, "Reads the names and descriptions of teams"),
        Row(ChannelReadBasicAll, Teams, "Reads the names and descriptions of channels"),
        Row(ChannelMessageSend, Teams, "Posts to channels as the user; does not read"),
        Row(Of("ChannelMessage.Read.All"), Teams, "Reads channel messages") with { NeedsAdministrator = true },
        Row(ChatCreate, Teams, "Creates chats; does not read"),
        Row(ChatMessageSend, Teams, "Posts to chats as the user; does not read"),
        Row(Of("ChatMessage.Read"), Teams, "Reads chat messages"),
        Row(Of("Chat.ReadBasic"), Teams, "Reads the names and members of chats"),
        Gated(Of("Chat.Read"), Teams, "Reads chats", Of("Chat.ReadBasic")),
        Gated(Of("Chat.ReadWrite"), Teams, "Reads and writes chats", Of("Chat.Read"), ChatCreate, ChatMessageSend),

        Row(Of("Contacts.Read"), People, "Reads contacts"),
        Gated(Of("Contacts.ReadWrite"), People, "Reads and changes contacts", Of("Contacts.Read")),
        Gated(Of("People.Read"), People, "Reads the list of people relevant to the user"),
        Row(Of("People.Read.All"), People, "Reads everybody's lists of relevant people", Of("People.Read")) with { NeedsAdministrator = true },

        Row(Of("User.ReadBasic.All"), Directory, "Reads the basic profiles of all users"),
        Row(Of("User.ReadWrite"), Directory, "Reads and changes the user's own profile", UserRead),
        Row(Of("User.Read.All"), Directory, "Reads the full profiles of all users", UserRead, Of("User.ReadBasic.All")) with { NeedsAdministrator = true },
        Row(Of("Group.Read.All"), Directory, "Reads all groups", ChannelReadBasicAll, Of("ChannelMessage.Read.All")) with { NeedsAdministrator = true },
        Row(Of("Group.ReadWrite.All"), Directory, "Reads and changes all groups", Of("Group.Read.All"), ChannelMessageSend, ChatMessageSend) with { NeedsAdministrator = true },
        Row(Of("Directory.Read.All"), Directory, "Reads the directory", UserRead, TeamReadBasicAll, ChannelReadBasicAll) with { NeedsAdministrator = true },
    ];

    private static ScopeDefinition Row(Scope scope, string area, string purpose, params IReadOnlyList<Scope> implies) => new(scope, area, purpose) { Implies = implies };

    private static ScopeDefinition Gated(Scope scope, string area, string purpose, params IReadOnlyList<Scope> implies) =>
        Row(scope, area, purpose, implies) with { TenantPolicyMayForbid = true };
}
