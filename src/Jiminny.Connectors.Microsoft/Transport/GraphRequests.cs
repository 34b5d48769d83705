using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>
/// Builds requests with the request builders of Microsoft.Graph; they are sent elsewhere, so that pages can be read as they arrive. Thread-safe.
/// </summary>
internal sealed class GraphRequests : IDisposable
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    // All-day meetings stay on their dates only in UTC, and every other time is stored in UTC anyway.
    private const string InUtc = "outlook.timezone=\"UTC\"";

    private static readonly string[] MessageFields =
    [
        "id", "internetMessageId", "conversationId", "receivedDateTime", "from", "sender", "toRecipients", "ccRecipients", "bccRecipients", "replyTo",
        "subject", "isDraft", "hasAttachments",
    ];

    private static readonly string[] EventFields =
    [
        "id", "iCalUId", "seriesMasterId", "subject", "start", "end", "isAllDay", "isCancelled", "isOrganizer", "organizer", "attendees", "sensitivity",
        "responseStatus", "hideAttendees", "onlineMeeting",
    ];

    private readonly MicrosoftConnectorOptions _options;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly GraphServiceClient _graph;

    public GraphRequests(IOptions<MicrosoftConnectorOptions> options)
    {
        _options = options.Value;
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = _options.BaseUri.AbsoluteUri.TrimEnd('/') };
        _graph = new GraphServiceClient(_adapter);
    }

    public ValueTask<HttpRequestMessage> Owner(CancellationToken cancellationToken) =>
        ToMessageAsync(_graph.Me.ToGetRequestInformation(get => get.QueryParameters.Select = ["mail", "userPrincipalName", "proxyAddresses"]), cancellationToken);

    public ValueTask<HttpRequestMessage> WellKnownFolder(string name, CancellationToken cancellationToken) =>
        ToMessageAsync(_graph.Me.MailFolders[name].ToGetRequestInformation(get => get.QueryParameters.Select = ["id"]), cancellationToken);

    public ValueTask<HttpRequestMessage> Folders(string? link, CancellationToken cancellationToken)
    {
        var delta = _graph.Me.MailFolders.Delta;
        return ToMessageAsync(
            link is null
                ? delta.ToGetRequestInformation(get => get.QueryParameters.Select = ["id", "parentFolderId"])
                : delta.WithUrl(link).ToGetRequestInformation(),
            cancellationToken);
    }

    public ValueTask<HttpRequestMessage> Messages(string folderId, TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var messages = _graph.Me.MailFolders[folderId].Messages;
        return ToMessageAsync(
            link is not null
                ? messages.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds))
                : messages.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds);
                    get.QueryParameters.Select = MessageFields;
                    get.QueryParameters.Filter = Received(window);
                    get.QueryParameters.Orderby = ["receivedDateTime desc"];
                    get.QueryParameters.Top = _options.MessagesPerPage;
                    get.QueryParameters.Count = true;
                }),
            cancellationToken);
    }

    /// <summary>Messages of the whole mailbox, with the folder each is in.</summary>
    public ValueTask<HttpRequestMessage> NewMessages(TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var messages = _graph.Me.Messages;
        return ToMessageAsync(
            link is not null
                ? messages.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds))
                : messages.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds);
                    get.QueryParameters.Select = [.. MessageFields, "parentFolderId"];
                    get.QueryParameters.Filter = Received(window);
                    get.QueryParameters.Orderby = ["receivedDateTime desc"];
                    get.QueryParameters.Top = _options.MessagesPerPage;
                    get.QueryParameters.Count = true;
                }),
            cancellationToken);
    }

    public ValueTask<HttpRequestMessage> CalendarView(TimeWindow window, string? link, CancellationToken cancellationToken)
    {
        var view = _graph.Me.CalendarView;
        return ToMessageAsync(
            link is not null
                ? view.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds, InUtc))
                : view.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds, InUtc);
                    get.QueryParameters.StartDateTime = Instant(window.From);
                    get.QueryParameters.EndDateTime = Instant(window.To);
                    get.QueryParameters.Select = EventFields;
                    get.QueryParameters.Top = _options.EventsPerPage;
                }),
            cancellationToken);
    }

    public void Dispose() => _adapter.Dispose();

    private static string Received(TimeWindow window) => $"receivedDateTime ge {Instant(window.From)} and receivedDateTime lt {Instant(window.To)}";

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private async ValueTask<HttpRequestMessage> ToMessageAsync(RequestInformation request, CancellationToken cancellationToken) =>
        await _adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("Microsoft.Graph made no request.");
}
