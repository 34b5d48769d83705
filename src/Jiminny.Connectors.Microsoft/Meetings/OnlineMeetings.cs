using System.Text.Json.Serialization;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Meetings;

/// <summary>Asks Graph for one meeting by its join address.</summary>
internal sealed class OnlineMeetings(ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens) : IOnlineMeetings
{
    public async ValueTask<SourceAnswer<OnlineMeetingLookup>> FindAsync(MailboxContext mailbox, string joinUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentException.ThrowIfNullOrEmpty(joinUrl);
        ProviderMismatch.ThrowIf(mailbox);
        var session = new MailboxSession(mailbox, tokens);
        var request = new DocumentRequest<OnlineMeetingListDocument>(
            MicrosoftOperations.FindOnlineMeeting, cancel => requests.OnlineMeeting(joinUrl, cancel), MicrosoftJson.Default.OnlineMeetingListDocument);
        var answer = await transport.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out var found, out var failure))
            return new OnlineMeetingLookup(found.Value is [{ Id.Length: > 0 } meeting, ..] ? ToDetails(meeting) : null);

        // A refusal of Graph is not one of the connection: whoever was only invited is refused with every scope granted.
        var isRefused = failure.Error == SourceError.NotFound || (failure.Error == SourceError.MissingScope && session.Cost.Requests > 0);
        return isRefused ? new OnlineMeetingLookup(Details: null) : failure;
    }

    private static OnlineMeetingDetails ToDetails(OnlineMeetingDocument meeting) => new(meeting.Id!, meeting.Chat?.ThreadId, meeting.Start, meeting.End);
}

/// <summary>A page of online meetings, of which there is one at most.</summary>
internal sealed record OnlineMeetingListDocument
{
    [JsonPropertyName("value")]
    public IReadOnlyList<OnlineMeetingDocument>? Value { get; init; }
}

/// <summary>An online meeting as Graph writes it; its subject is not read.</summary>
internal sealed record OnlineMeetingDocument
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("startDateTime")]
    public DateTimeOffset? Start { get; init; }

    [JsonPropertyName("endDateTime")]
    public DateTimeOffset? End { get; init; }

    [JsonPropertyName("chatInfo")]
    public OnlineMeetingChatDocument? Chat { get; init; }
}

/// <summary>The chat of an online meeting.</summary>
internal sealed record OnlineMeetingChatDocument
{
    [JsonPropertyName("threadId")]
    public string? ThreadId { get; init; }
}
