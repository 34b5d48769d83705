using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Reads bodies for display.</summary>
internal sealed class BodyReader(GoogleTransports transports, GmailRequests requests, IAccessTokens tokens) : IMailReader
{
    public Provider Provider => Provider.Google;

    public async ValueTask<SourceAnswer<MessageBody>> ReadBodyAsync(MailboxContext mailbox, string itemId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        var request = new DocumentRequest<BodyDocument>(
            GoogleOperations.ReadMessage, _ => ValueTask.FromResult(requests.Body(itemId)), GoogleJson.Default.BodyDocument, GmailUnits.Get);
        var session = new MailboxSession(mailbox, tokens);
        var answer = await transports.Gmail.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var document, out var failure))
            return failure with { Cost = session.Cost };

        return BodyText.Read(document) is { } body ? body : new SourceFailure(SourceError.NotFound, "NoText") { Cost = session.Cost };
    }
}
