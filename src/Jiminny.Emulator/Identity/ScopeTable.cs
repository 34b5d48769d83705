namespace Jiminny.Emulator;

/// <summary>
/// Which scopes each call accepts, any one being enough. Graph: Microsoft's own permission data (devx-content, August 2026); Google: the discovery documents.
/// Write scopes that read although the source does not list them there are marked.
/// </summary>
internal static class ScopeTable
{
    public static readonly string[] GraphProfile =
    [
        "User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All",
        "AgentIdUser.ReadWrite.All", "AgentIdUser.ReadWrite.IdentityParentedBy",
    ];

    public static readonly string[] GraphMail = ["Mail.ReadBasic", "Mail.Read", "Mail.ReadWrite"];

    /// <summary>Those of <see cref="GraphMail"/> that also show bodies and previews.</summary>
    public static readonly string[] GraphMailContent = ["Mail.Read", "Mail.ReadWrite"];

    public static readonly string[] GraphCalendar = ["Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"];

    public static readonly string[] GraphCalendarContent = ["Calendars.Read", "Calendars.ReadWrite"];

    public static readonly string[] TeamsList =
    [
        "Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All",
    ];

    public static readonly string[] ChannelsList =
    [
        "Channel.ReadBasic.All", "ChannelSettings.Read.All", "ChannelSettings.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All",
        "Directory.ReadWrite.All",
    ];

    public static readonly string[] GmailProfile = ["https://mail.google.com/", "gmail.compose", "gmail.metadata", "gmail.modify", "gmail.readonly"];

    public static readonly string[] GmailLabels = ["https://mail.google.com/", "gmail.labels", "gmail.metadata", "gmail.modify", "gmail.readonly"];

    public static readonly string[] GmailList = ["https://mail.google.com/", "gmail.metadata", "gmail.modify", "gmail.readonly"];

    public static readonly string[] GmailHistory = ["https://mail.google.com/", "gmail.metadata", "gmail.modify", "gmail.readonly"];

    public static readonly string[] GmailGet =
    [
        "https://mail.google.com/", "gmail.addons.current.message.action", "gmail.addons.current.message.metadata", "gmail.addons.current.message.readonly",
        "gmail.metadata", "gmail.modify", "gmail.readonly",
    ];

    public static readonly string[] CalendarEventsList =
    [
        "calendar", "calendar.app.created", "calendar.events", "calendar.events.freebusy", "calendar.events.owned", "calendar.events.owned.readonly",
        "calendar.events.public.readonly", "calendar.events.readonly", "calendar.readonly",
    ];

    /// <summary>Of insert, patch and delete alike.</summary>
    public static readonly string[] CalendarEventsChange = ["calendar", "calendar.app.created", "calendar.events", "calendar.events.owned"];
}
