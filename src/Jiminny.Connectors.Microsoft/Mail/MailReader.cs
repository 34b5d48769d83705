using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Reads one body for display.</summary>
internal sealed class MailReader(ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens) : IMailReader
{
    public Provider Provider => Provider.Microsoft;

    public async ValueTask<SourceAnswer<MessageBody>> ReadBodyAsync(MailboxContext mailbox, string itemId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        ProviderMismatch.ThrowIf(mailbox);
        var request = new DocumentRequest<MessageBodyDocument>(
            MicrosoftOperations.ReadMessage, cancel => requests.Body(itemId, cancel), MicrosoftJson.Default.MessageBodyDocument);
        var answer = await transport.SendAsync(new MailboxSession(mailbox, tokens), request, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var document, out var failure) ? document.ToBody() : failure;
    }
}
