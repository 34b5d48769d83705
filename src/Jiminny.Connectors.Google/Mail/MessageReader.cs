using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Reads single messages again.</summary>
internal sealed class MessageReader(
    GoogleTransports transports, GmailRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options) : IItemReader
{
    private readonly PagedSourceServices _services = GoogleSignals.Services(tokens, time, options.Value);
    private readonly MessageFetch _messages = new(transports.Gmail, requests, options.Value);

    public Provider Provider => Provider.Google;

    public StreamKind Stream => StreamKind.Mail;

    public ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        return new PageCall(Stream, _services, ReadAsync).ReadPageAsync(mailbox, PageCall.Anywhere, filter, cancellationToken);

        async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancel)
        {
            if (await _messages.FetchChangedAsync(read, [itemId], [], cancel).ConfigureAwait(false) is { } failure)
                return failure;

            // Deleted, or where no list looks.
            return read.Items.Tally.Listed == 0 ? new SourceFailure(SourceError.NotFound, "Gone") : new PageEnd(string.Empty, IsLast: true);
        }
    }
}
