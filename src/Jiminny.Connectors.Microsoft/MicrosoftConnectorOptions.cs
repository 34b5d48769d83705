using Jiminny.Http;

namespace Jiminny.Connectors.Microsoft;

/// <summary>How Microsoft Graph is reached and asked. Validated when the host starts.</summary>
public sealed class MicrosoftConnectorOptions
{
    /// <summary>The name of the <see cref="HttpClient"/> that all requests leave through; configure it to swap the primary handler.</summary>
    public const string HttpClientName = "Jiminny.Connectors.Microsoft";

    /// <summary>The API's root. Default <c>https://graph.microsoft.com/v1.0</c>; national clouds and test servers have others.</summary>
    public Uri BaseUri { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Other hosts that a link in an answer may lead to, over https. The host of <see cref="BaseUri"/> is always allowed. Default none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Messages per page. Default 1,000, the most that Graph gives (list messages, <c>$top</c>).</summary>
    public int MessagesPerPage { get; set; } = 1000;

    /// <summary>
    /// How far back a later round reads mail that the round before has read already, since a mailbox' list may lag behind. Default 1 hour.
    /// </summary>
    public TimeSpan NewMailOverlap { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How often a later round looks for messages that were deleted or moved away, in the folders that have changed. Default 6 hours; a request per such
    /// folder.
    /// </summary>
    public TimeSpan FolderChangesEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Whether nothing but participants, times and flags is asked for until a message matches; its subject and ids are then asked for one by one, a request per
    /// kept message. Default <see langword="false"/>: they come along with the list and are read only of kept messages.
    /// </summary>
    public bool ParticipantsFirst { get; set; }

    /// <summary>Meetings per page. Default 500.</summary>
    public int EventsPerPage { get; set; } = 500;

    /// <summary>Requests in flight per mailbox, mail and calendar together. Default 4, Outlook's limit per app and mailbox (Graph throttling limits).</summary>
    public int RequestsInFlight { get; set; } = 4;

    /// <summary>Requests per mailbox in ten minutes. Default 10,000, Outlook's limit per app and mailbox (Graph throttling limits).</summary>
    public int RequestsPerTenMinutes { get; set; } = 10_000;

    /// <summary>Requests in flight over all mailboxes together. Default 256.</summary>
    public int RequestsInFlightInAll { get; set; } = 256;

    /// <summary>Requests over all mailboxes in ten seconds. Default 130,000, Graph's limit per app over all tenants (Graph throttling limits).</summary>
    public int RequestsPerTenSecondsInAll { get; set; } = 130_000;

    /// <summary>Requests to Microsoft Teams per user in ten seconds. Default 40: four a second, the limit of one team (Graph throttling limits).</summary>
    public int TeamsRequestsPerTenSeconds { get; set; } = 40;

    /// <summary>How long a mailbox may wait for Microsoft, throttled or unanswered, before the health check reports it. Default 1 hour.</summary>
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one request may take, its body included. Default 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many bytes of a page are looked at together; a page may be larger. Default 512 KiB.</summary>
    public int WindowSize { get; set; } = 512 * 1024;

    /// <summary>The largest one message or meeting may be, in bytes, without its body, which is never asked for. Default 16 MiB.</summary>
    public int MaxItemSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>How often and how patiently a request is tried again.</summary>
    public RetryOptions Retry { get; } = new();
}
