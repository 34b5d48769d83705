using Jiminny.Http;

namespace Jiminny.Connectors.Google;

/// <summary>How Gmail and Google Calendar are reached and asked. Validated when the host starts.</summary>
public sealed class GoogleConnectorOptions
{
    /// <summary>The name of the handler (as of <see cref="IHttpMessageHandlerFactory"/>) that all requests leave through; configure it to swap the primary handler.</summary>
    public const string HttpClientName = "Jiminny.Connectors.Google";

    /// <summary>Gmail's root, with a trailing slash. Default <c>https://gmail.googleapis.com/</c>.</summary>
    public Uri GmailBaseUri { get; set; } = new("https://gmail.googleapis.com/");

    /// <summary>Calendar's root, with a trailing slash. Default <c>https://www.googleapis.com/calendar/v3/</c>.</summary>
    public Uri CalendarBaseUri { get; set; } = new("https://www.googleapis.com/calendar/v3/");

    /// <summary>Other hosts that a request may go to, over https. The hosts of the base addresses are always allowed. Default none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Messages listed per page. Default 500, the most that Gmail gives (users.messages.list, <c>maxResults</c>).</summary>
    public int MessagesPerPage { get; set; } = 500;

    /// <summary>
    /// Whether Gmail may be asked for the mail of the CRM's addresses and domains, where that costs less than looking at every message. Default no: it is a
    /// disclosure, since the CRM's addresses and domains become search terms in requests to Google, in every mailbox that is read. They appear in no log and
    /// no span of this SDK. Searching misses what Gmail's index does not find; see <see cref="DiscardReason.NotReturnedBySearch"/> and <see cref="AuditShare"/>.
    /// </summary>
    public bool AllowSearch { get; set; }

    /// <summary>How mailboxes are read. Default <see cref="MailPlanChoice.Auto"/>.</summary>
    public MailPlanChoice MailPlan { get; set; }

    /// <summary>
    /// How long one search may be, in characters. Default 8,000. Gmail publishes no limit; when it refuses a search, the mailbox is scanned. A request whose
    /// address would be longer than 2,048 characters is sent as a form.
    /// </summary>
    public int MaxSearchLength { get; set; } = 8000;

    /// <summary>
    /// The share of the messages no search returned that is fetched all the same, at random, to see what searching misses. Default 0.01; 0 to 1. What matches
    /// is kept and counted (<see cref="Google.MailPlan.AuditMatched"/>).
    /// </summary>
    public double AuditShare { get; set; } = 0.01;

    /// <summary>Meetings per page. Default 2,500, the most that Calendar gives (events.list, <c>maxResults</c>).</summary>
    public int EventsPerPage { get; set; } = 2500;

    /// <summary>
    /// Messages fetched with one request. Default 25, 1 to 100; all of them count as requests at once at Gmail, which is why larger batches trip over its limit.
    /// At 1 each message has a request of its own, as where there is no batch endpoint.
    /// </summary>
    public int MessagesPerBatch { get; set; } = 25;

    /// <summary>Messages fetched at once per mailbox without batches. Default 10; Gmail's own limit is not published and shared by all clients of a mailbox.</summary>
    public int MessagesInFlight { get; set; } = 10;

    /// <summary>
    /// Gmail's quota units per mailbox and minute. Default 6,000, the limit of projects created since May 2026; older projects have 15,000 (Gmail API usage limits).
    /// </summary>
    public int GmailUnitsPerMinute { get; set; } = 6000;

    /// <summary>
    /// Gmail's quota units per minute of the whole Google Cloud project, all mailboxes of this process together. Default 1,200,000 (Gmail API usage limits); a
    /// share of it where several processes import.
    /// </summary>
    public int GmailUnitsPerMinuteInAll { get; set; } = 1_200_000;

    /// <summary>Calendar requests per mailbox and minute. Default 600 (Calendar API usage limits).</summary>
    public int CalendarRequestsPerMinute { get; set; } = 600;

    /// <summary>How long a mailbox may wait for Google, throttled or unanswered, before the health check reports it. Default 1 hour.</summary>
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one request may take, its body included. Default 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many bytes of answers are looked at together. Default 512 KiB.</summary>
    public int WindowSize { get; set; } = 512 * 1024;

    /// <summary>The largest one message or meeting may be, in bytes, without its body, which is never asked for. Default 16 MiB.</summary>
    public int MaxItemSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>How often and how patiently a request is tried again.</summary>
    public RetryOptions Retry { get; } = new();
}
