using Jiminny.Consent;
using static Jiminny.Connectors.Microsoft.MicrosoftScopes;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The products that connect Microsoft accounts.</summary>
public static class MicrosoftProducts
{
    private const string Identify = "Read e-mail and name of the user";
    private const string Meetings = "Import relevant meetings to record";
    private const string Channels = "Import Teams channels for sharing";
    private const string LiveInMail = "The product lives in the mail client: open, click, reply, track, send later, mail merge, split threads";

    private static readonly string[] Hosts = ["login.microsoftonline.com", "graph.microsoft.com"];

    private static readonly ScopeRequest[] Protocol =
    [
        new(OpenId, "Sign the user in"),
        new(Profile, "Read the name of the user"),
        new(OfflineAccess, "Stay connected without asking the user again"),
    ];

    /// <summary>The setting that imports mail.</summary>
    public static ProductSetting EmailSync { get; } = new("email-sync", "Email Sync");

    /// <summary>The setting that shares activity in Microsoft Teams.</summary>
    public static ProductSetting TeamsSharing { get; } = new("teams-sharing", "Teams sharing");

    /// <summary>Jiminny on Microsoft 365: meetings always, mail with Email Sync, Teams with Teams sharing.</summary>
    public static ProductDefinition Jiminny { get; } = new(
        "JiminnyMicrosoft365",
        "Jiminny on Microsoft 365",
        MicrosoftCatalogue.Instance,
        [
            new(CalendarsReadWrite, Meetings),
            new(OnlineMeetingsRead, Meetings),
            new(UserRead, Identify),
            new(Email, Identify),
            new(ChannelReadBasicAll, Channels, TeamsSharing),
            new(TeamReadBasicAll, Channels, TeamsSharing),
            new(ChannelMessageSend, "Let users share activity to channels", TeamsSharing),
            new(ChatCreate, "Let users share activity to colleagues", TeamsSharing),
            new(ChatMessageSend, "Let users share activity to colleagues", TeamsSharing),
            new(MailRead, "Import relevant e-mail metadata", EmailSync),
            .. Protocol,
        ],
        [
            new(Capabilities.IdentifyUser),
            new(Capabilities.ImportMeetings),
            new(Capabilities.ReadOnlineMeetings),
            new(Capabilities.ImportMailMetadata, EmailSync),
            new(Capabilities.ShareToChannel, TeamsSharing),
            new(Capabilities.ShareToColleague, TeamsSharing),
        ],
        new DataPolicy { MailFields = MailFields.Metadata, Calendar = CalendarData.MatchingMeetings, OutboundHosts = Hosts })
    {
        TradeOffs =
        [
            new(CalendarsReadWrite, CalendarsRead, "Nothing of the import; bodies of events become readable, which Calendars.ReadBasic leaves out. Use it where a tenant treats Calendars.ReadBasic as an administrator's scope."),
        ],
        Notes =
        [
            "The source of this table prints required scopes in bold, which our copy of it lost. Which are required follows from its text: meetings are imported by default and required, mail only with Email Sync, the rest by the organisation's settings.",
            "A tenant's administrators decide who can install the app; their consent policy changes what a user sees.",
            "Microsoft's data of 2025 and later mark Calendars.ReadBasic as an administrator's scope, its earlier data do not.",
        ],
    };

    /// <summary>Sales CRM on Outlook.</summary>
    public static ProductDefinition SalesCrm { get; } = MailClientProduct("SalesCrmOutlook", "Sales CRM on Outlook");

    /// <summary>Type CRM on Outlook.</summary>
    public static ProductDefinition TypeCrm { get; } = MailClientProduct("TypeCrmOutlook", "Type CRM on Outlook");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProductDefinition> All { get; } = [Jiminny, SalesCrm, TypeCrm];

    private static ProductDefinition MailClientProduct(string id, string title) => new(
        id,
        title,
        MicrosoftCatalogue.Instance,
        [
            new(MailReadWrite, LiveInMail),
            new(MailSend, LiveInMail),
            new(UserRead, Identify),
            new(Email, Identify),
            .. Protocol,
        ],
        [
            new(Capabilities.IdentifyUser),
            new(Capabilities.ImportMailMetadata),
            new(Capabilities.SearchMail),
            new(Capabilities.ReadBodyOnRequest),
            new(Capabilities.OpenMail),
            new(Capabilities.ClickThrough),
            new(Capabilities.ReplyToMail),
            new(Capabilities.TrackMail),
            new(Capabilities.SendLater),
            new(Capabilities.MailMerge),
            new(Capabilities.SplitThreads),
        ],
        new DataPolicy { MailFields = MailFields.Metadata, Calendar = CalendarData.OwnTasksOnly, OutboundHosts = Hosts })
    {
        Notes = ["The product names files, contacts and a calendar for Google only, so nothing of the kind is asked for here."],
    };
}
