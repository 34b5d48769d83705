using Google.Apis.Util;
using Jiminny.Connectors.Google.Apis.Gmail;
using Jiminny.Connectors.Google.Transport;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Builds requests to Gmail; they are sent elsewhere, so that answers can be read as they arrive. Thread-safe.</summary>
internal sealed class GmailRequests(GoogleServices services, IOptions<GoogleConnectorOptions> options)
{
    // Never a user's address: the token says whose mailbox it is.
    private const string Me = "me";

    private static readonly string[] Headers =
    [
        "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Message-ID", "List-Unsubscribe", "List-Id", "Precedence", "Auto-Submitted",
    ];

    private readonly UsersResource _users = services.Gmail.Users;
    private BatchEndpoint? _batch;

    /// <summary>Where messages are fetched together; <see langword="null"/> when the host does not want that.</summary>
    public BatchEndpoint? Batch => options.Value.MessagesPerBatch == 1
        ? null
        : _batch ??= new BatchEndpoint(new Uri(services.Gmail.BatchUri), options.Value.MessagesPerBatch, Message);

    public HttpRequestMessage Profile()
    {
        var request = _users.GetProfile(Me);
        request.Fields = "historyId,messagesTotal";
        return request.CreateRequest();
    }

    /// <param name="query">In Gmail's search language.</param>
    /// <param name="pageToken">The page; null for the first.</param>
    public HttpRequestMessage Messages(string query, string? pageToken)
    {
        var request = _users.Messages.List(Me);
        request.Q = query;
        request.MaxResults = options.Value.MessagesPerPage;
        request.PageToken = pageToken;
        request.Fields = "messages/id,nextPageToken";
        return request.CreateRequest();
    }

    /// <summary>Changes since a history id, exclusively.</summary>
    public HttpRequestMessage History(string start, string? pageToken)
    {
        var request = _users.History.List(Me);
        request.StartHistoryId = start;
        request.MaxResults = GmailUnits.LargestPage;
        request.PageToken = pageToken;
        request.Fields =
            "history(messagesAdded/message/id,messagesDeleted/message/id,labelsAdded(labelIds,message/id),labelsRemoved(labelIds,message/id)),historyId,nextPageToken";
        return request.CreateRequest();
    }

    /// <summary>Without the snippet, which is content.</summary>
    public HttpRequestMessage Message(string id)
    {
        var request = _users.Messages.Get(Me, id);
        request.Format = MessagesResource.GetRequest.FormatEnum.Metadata;
        request.MetadataHeaders = new Repeatable<string>(Headers);
        request.Fields = "id,threadId,labelIds,internalDate,payload/headers";
        return request.CreateRequest();
    }

    /// <summary>The body, and nothing else of the message.</summary>
    public HttpRequestMessage Body(string id)
    {
        var request = _users.Messages.Get(Me, id);
        request.Format = MessagesResource.GetRequest.FormatEnum.Full;
        request.Fields = "payload(mimeType,filename,headers,body,parts)";
        return request.CreateRequest();
    }
}
