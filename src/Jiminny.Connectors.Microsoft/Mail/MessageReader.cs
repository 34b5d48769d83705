using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Reads single messages again. One that has gone to a folder that is not read is gone.</summary>
internal sealed class MessageReader(
    ConnectorTransport transport,
    GraphRequests requests,
    MailboxMaps maps,
    MessageDetails details,
    IAccessTokens tokens,
    TimeProvider time,
    IOptions<MicrosoftConnectorOptions> options,
    ILogger<MessageReader> logger) : IItemReader
{
    private readonly ILogger _logger = logger;
    private readonly PagedSourceServices _services = MicrosoftSignals.Services(tokens, time, options.Value);

    public Provider Provider => Provider.Microsoft;

    public StreamKind Stream => StreamKind.Mail;

    public ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        return new Reading(this, itemId).ReadPageAsync(mailbox, SingleItem.Cursor, filter, cancellationToken);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, string id, CancellationToken cancellationToken)
    {
        var map = await maps.FindAsync(read.Session, cancellationToken).ConfigureAwait(false);
        if (!map.TryGet(out var state, out var failure))
            return failure;

        var format = new MessageFormat(state.Owner, new FolderTree(state));
        var answer = await transport.SendAsync(
            read.Session, new ItemRequest(MicrosoftOperations.MessageMetadata, cancel => requests.Message(id, cancel), format, read), cancellationToken)
            .ConfigureAwait(false);
        if (!answer.TryGet(out var tally, out failure))
            return failure;

        if (tally.Listed == 0)
            return SingleItem.Gone;

        return await details.CompleteAsync(read, cancellationToken).ConfigureAwait(false) is { } incomplete ? incomplete : SingleItem.End;
    }

    private sealed class Reading(MessageReader reader, string id) : PagedSource(Provider.Microsoft, StreamKind.Mail, reader._services)
    {
        protected override ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken) =>
            reader.ReadAsync(read, id, cancellationToken);

        protected override void OnRead(PageResult result, TimeSpan duration) => reader._logger.PageRead(result, Stream, duration);
    }
}
