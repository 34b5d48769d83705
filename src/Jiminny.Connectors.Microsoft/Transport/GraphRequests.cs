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
internal sealed partial class GraphRequests : IDisposable
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    private static readonly string[] ParticipantFields =
    [
        "id", "receivedDateTime", "from", "sender", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "isDraft",
    ];

    private static readonly string[] DetailFields = ["internetMessageId", "conversationId", "subject", "hasAttachments"];

    private readonly MicrosoftConnectorOptions _options;
    private readonly string[] _messageFields;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly GraphServiceClient _graph;

    public GraphRequests(IOptions<MicrosoftConnectorOptions> options)
    {
        _options = options.Value;
        _messageFields = _options.ParticipantsFirst ? ParticipantFields : [.. ParticipantFields, .. DetailFields];
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
                ? delta.ToGetRequestInformation(get => get.QueryParameters.Select = ["id", "parentFolderId", "totalItemCount"])
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
                    get.QueryParameters.Select = _messageFields;
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
                    get.QueryParameters.Select = [.. _messageFields, "parentFolderId"];
                    get.QueryParameters.Filter = Received(window);
                    get.QueryParameters.Orderby = ["receivedDateTime desc"];
                    get.QueryParameters.Top = _options.MessagesPerPage;
                    get.QueryParameters.Count = true;
                }),
            cancellationToken);
    }

    /// <summary>Messages of the whole mailbox that a search in Graph's query language finds, newest first.</summary>
    public ValueTask<HttpRequestMessage> Search(string query, string? link, CancellationToken cancellationToken)
    {
        var messages = _graph.Me.Messages;
        return ToMessageAsync(
            link is not null
                ? messages.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds))
                : messages.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds);
                    get.QueryParameters.Select = [.. _messageFields, "parentFolderId"];
                    get.QueryParameters.Search = $"\"{query}\"";
                    get.QueryParameters.Top = _options.MessagesPerPage;
                }),
            cancellationToken);
    }

    /// <summary>What has changed in a folder; without a link from now on, for messages received from then on.</summary>
    public ValueTask<HttpRequestMessage> FolderChanges(string folderId, DateTimeOffset from, string? link, CancellationToken cancellationToken)
    {
        var delta = _graph.Me.MailFolders[folderId].Messages.Delta;
        var pageSize = string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={_options.MessagesPerPage}");
        return ToMessageAsync(
            link is not null
                ? delta.WithUrl(link).ToGetRequestInformation(get => get.Headers.Add("Prefer", ImmutableIds, pageSize))
                : delta.ToGetRequestInformation(get =>
                {
                    get.Headers.Add("Prefer", ImmutableIds, pageSize);
                    get.QueryParameters.Select = _messageFields;
                    get.QueryParameters.Filter = $"receivedDateTime ge {Instant(from)}";
                }),
            cancellationToken);
    }

    /// <summary>One message with the folder it is in.</summary>
    public ValueTask<HttpRequestMessage> Message(string id, CancellationToken cancellationToken) =>
        OneMessage(id, [.. _messageFields, "parentFolderId"], cancellationToken);

    /// <summary>What a listing of participants leaves out of a message.</summary>
    public ValueTask<HttpRequestMessage> MessageDetails(string id, CancellationToken cancellationToken) => OneMessage(id, DetailFields, cancellationToken);

    /// <summary>The folder that one message is in.</summary>
    public ValueTask<HttpRequestMessage> FolderOf(string id, CancellationToken cancellationToken) => OneMessage(id, ["parentFolderId"], cancellationToken);

    /// <summary>The body of one message.</summary>
    public ValueTask<HttpRequestMessage> Body(string id, CancellationToken cancellationToken) => OneMessage(id, ["body"], cancellationToken);

    public void Dispose() => _adapter.Dispose();

    private static string Received(TimeWindow window) => $"receivedDateTime ge {Instant(window.From)} and receivedDateTime lt {Instant(window.To)}";

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private ValueTask<HttpRequestMessage> OneMessage(string id, string[] fields, CancellationToken cancellationToken) => ToMessageAsync(
        _graph.Me.Messages[id].ToGetRequestInformation(get =>
        {
            get.Headers.Add("Prefer", ImmutableIds);
            get.QueryParameters.Select = fields;
        }),
        cancellationToken);

    private async ValueTask<HttpRequestMessage> ToMessageAsync(RequestInformation request, CancellationToken cancellationToken) =>
        await _adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("Microsoft.Graph made no request.");
}
