using System.Globalization;
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

    private static readonly string[] Headers = ["From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Message-ID"];

    private readonly UsersResource _users = services.Gmail.Users;

    public HttpRequestMessage Profile()
    {
        var request = _users.GetProfile(Me);
        request.Fields = "historyId";
        return request.CreateRequest();
    }

    public HttpRequestMessage Messages(TimeWindow window, string? pageToken)
    {
        var request = _users.Messages.List(Me);
        // Whole seconds are all that Gmail's search knows; what lies between is the filter's.
        request.Q = string.Create(
            CultureInfo.InvariantCulture,
            $"after:{window.From.ToUnixTimeSeconds()} before:{window.To.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds()} -in:chats -in:drafts");
        request.MaxResults = options.Value.MessagesPerPage;
        request.PageToken = pageToken;
        request.Fields = "messages/id,nextPageToken";
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
}
