using static Jiminny.Connectors.Google.GoogleOperations;

namespace Jiminny.Connectors.Google;

/// <summary>What the Google connector can do and the scopes that takes.</summary>
public static class GoogleCatalogue
{
    /// <summary>The catalogue.</summary>
    public static ProviderCatalogue Instance { get; } = new(
        new ScopeCatalogue(Provider.Google, [.. PeopleScopeTable.All, .. GmailScopeTable.All, .. CalendarScopeTable.All, .. DriveScopeTable.All]),
        new Dictionary<Capability, IReadOnlyList<ProviderOperation>>
        {
            [Capabilities.IdentifyUser] = [UserInfo],
            [Capabilities.ImportMeetings] = [ListEvents, GetEvent],
            [Capabilities.ReadOnlineMeetings] = [ListEvents],
            [Capabilities.ImportMailMetadata] = [GetProfile, SearchMessages, GetMessageMetadata, ListHistory],
            [Capabilities.SearchMail] = [SearchMessages],
            [Capabilities.ReadBodyOnRequest] = [ReadMessage],
            [Capabilities.AttachDriveFile] = [GetFile],
            [Capabilities.EnrichSearchFromContacts] = [SearchContacts],
            [Capabilities.ShareContacts] = [ListContacts],
            [Capabilities.TaskEvents] = [InsertEvent, UpdateEvent, DeleteEvent, ListEvents],
            [Capabilities.OpenMail] = [ReadThread],
            [Capabilities.ClickThrough] = [GetMessageMetadata],
            [Capabilities.ReplyToMail] = [SendMessage],
            [Capabilities.TrackMail] = [SendMessage, GetThreadMetadata],
            [Capabilities.SendLater] = [CreateDraft, SendDraft],
            [Capabilities.MailMerge] = [SendMessage],
            [Capabilities.SplitThreads] = [ReadThread, InsertMessage, TrashMessage],
        });
}
