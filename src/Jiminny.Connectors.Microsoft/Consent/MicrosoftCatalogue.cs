using static Jiminny.Connectors.Microsoft.MicrosoftOperations;

namespace Jiminny.Connectors.Microsoft;

/// <summary>What the Microsoft connector can do and the scopes that takes.</summary>
public static class MicrosoftCatalogue
{
    // A token response may name the resource before a scope; each national cloud has its own.
    private static readonly string[] GraphResources =
    [
        "https://graph.microsoft.com/",
        "https://graph.microsoft.us/",
        "https://dod-graph.microsoft.us/",
        "https://microsoftgraph.chinacloudapi.cn/",
        "00000003-0000-0000-c000-000000000000/",
    ];

    /// <summary>The catalogue.</summary>
    public static ProviderCatalogue Instance { get; } = new(
        new ScopeCatalogue(Provider.Microsoft, MicrosoftScopeTable.All, StringComparer.OrdinalIgnoreCase, GraphResources),
        new Dictionary<Capability, IReadOnlyList<ProviderOperation>>
        {
            [Capabilities.IdentifyUser] = [Me],
            [Capabilities.ImportMeetings] = [CalendarView, CalendarViewDelta, Occurrences, Event],
            [Capabilities.ReadOnlineMeetings] = [FindOnlineMeeting],
            [Capabilities.ImportMailMetadata] = [Me, MailFolder, MailFoldersDelta, FolderMessages, FolderMessagesDelta, ListMessages, MessageMetadata],
            [Capabilities.SearchMail] = [SearchMessages],
            [Capabilities.ReadBodyOnRequest] = [ReadMessage],
            [Capabilities.ShareToChannel] = [JoinedTeams, ListChannels, PostToChannel],
            [Capabilities.ShareToColleague] = [Me, CreateChat, PostToChat],
            [Capabilities.OpenMail] = [ReadMessage],
            [Capabilities.ClickThrough] = [ListMessages],
            [Capabilities.ReplyToMail] = [Reply],
            [Capabilities.TrackMail] = [SendMail, FolderMessagesDelta],
            [Capabilities.SendLater] = [CreateDraft, SendDraft],
            [Capabilities.MailMerge] = [SendMail],
            [Capabilities.SplitThreads] = [ReadMessage, CreateDraft],
        });
}
