using Jiminny.Consent;
using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>The products that connect Google accounts.</summary>
public static class GoogleProducts
{
    private const string Identify = "Read e-mail and name of the user";

    private static readonly ScopeRequest[] SignIn = [new(OpenId, "Sign the user in"), new(Email, Identify), new(Profile, Identify)];

    private static readonly string[] SignInHosts = ["accounts.google.com", "oauth2.googleapis.com", "openidconnect.googleapis.com", "www.googleapis.com"];

    private static readonly CapabilityRequest[] MailClient =
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
    ];

    private static readonly ScopeRequest[] MailClientScopes =
    [
        new(GmailModify, "The product lives in the mail client: open, click, reply, track, send later, mail merge, split threads"),
        .. SignIn,
    ];

    /// <summary>The setting that imports mail.</summary>
    public static ProductSetting EmailSync { get; } = new("email-sync", "Email Sync");

    /// <summary>The setting that keeps calendar events for tasks.</summary>
    public static ProductSetting Tasks { get; } = new("tasks", "Tasks in the calendar");

    /// <summary>The setting that attaches Drive files.</summary>
    public static ProductSetting DriveFiles { get; } = new("drive-files", "Drive files");

    /// <summary>The setting that uses contacts.</summary>
    public static ProductSetting ContactSharing { get; } = new("contacts", "Contacts");

    /// <summary>Jiminny on Google: meetings always, mail with Email Sync.</summary>
    public static ProductDefinition Jiminny { get; } = new(
        "JiminnyGoogle",
        "Jiminny on Google",
        GoogleCatalogue.Instance,
        [
            new(CalendarEventsOwnedReadonly, "Import relevant meetings to record"),
            .. SignIn,
            new(GmailReadonly, "Import relevant e-mail metadata", EmailSync),
        ],
        [
            new(Capabilities.IdentifyUser),
            new(Capabilities.ImportMeetings),
            new(Capabilities.ReadOnlineMeetings),
            new(Capabilities.ImportMailMetadata, EmailSync),
        ],
        new DataPolicy { MailFields = MailFields.Metadata, Calendar = CalendarData.MatchingMeetings, OutboundHosts = [.. SignInHosts, "gmail.googleapis.com"] })
    {
        TradeOffs =
        [
            new(GmailReadonly, GmailMetadata, "Search at Google: without it the last twelve months cannot be asked for, so the whole mailbox is listed, at the cost of its quota. Both scopes are restricted, so verification is the same; and the two must never be in one token."),
        ],
        Notes = ["Sharing to channels and colleagues is a feature of Microsoft Teams; it asks Google for nothing."],
    };

    /// <summary>Sales CRM on Google.</summary>
    public static ProductDefinition SalesCrm { get; } = new(
        "SalesCrmGoogle",
        "Sales CRM on Google",
        GoogleCatalogue.Instance,
        [
            .. MailClientScopes,
            new(DriveFile, "Attach Drive files to deals and accounts", DriveFiles),
            new(ContactsReadonly, "Share contact data inside the team; enrich search in Gmail", ContactSharing),
            TaskScope,
        ],
        [
            .. MailClient,
            new(Capabilities.AttachDriveFile, DriveFiles),
            new(Capabilities.EnrichSearchFromContacts, ContactSharing),
            new(Capabilities.ShareContacts, ContactSharing),
            new(Capabilities.TaskEvents, Tasks),
        ],
        MailClientPolicy("people.googleapis.com"))
    {
        TradeOffs = [TaskCalendar],
    };

    /// <summary>Type CRM on Google.</summary>
    public static ProductDefinition TypeCrm { get; } = new(
        "TypeCrmGoogle",
        "Type CRM on Google",
        GoogleCatalogue.Instance,
        [.. MailClientScopes, TaskScope],
        [.. MailClient, new(Capabilities.TaskEvents, Tasks)],
        MailClientPolicy())
    {
        TradeOffs = [TaskCalendar],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProductDefinition> All { get; } = [Jiminny, SalesCrm, TypeCrm];

    private static ScopeRequest TaskScope => new(CalendarEventsOwned, "Create events for tasks the user creates or is assigned", Tasks);

    private static ScopeTradeOff TaskCalendar => new(
        CalendarEventsOwned,
        CalendarAppCreated,
        "Tasks in the primary calendar: they would stand in a calendar of their own, and no other event would be readable.");

    private static DataPolicy MailClientPolicy(params IReadOnlyList<string> more) => new()
    {
        MailFields = MailFields.Metadata,
        Calendar = CalendarData.OwnTasksOnly,
        OutboundHosts = [.. SignInHosts, "gmail.googleapis.com", .. more],
    };
}
