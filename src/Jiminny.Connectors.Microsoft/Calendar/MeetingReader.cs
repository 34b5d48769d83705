using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>Reads single meetings again.</summary>
internal sealed class MeetingReader(
    ConnectorTransport transport,
    GraphRequests requests,
    IAccessTokens tokens,
    TimeProvider time,
    IOptions<MicrosoftConnectorOptions> options,
    ILogger<MeetingReader> logger) : IItemReader
{
    private readonly ILogger _logger = logger;
    private readonly PagedSourceServices _services = MicrosoftSignals.Services(tokens, time, options.Value);

    public Provider Provider => Provider.Microsoft;

    public StreamKind Stream => StreamKind.Calendar;

    public ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        return new Reading(this, itemId).ReadPageAsync(mailbox, SingleItem.Cursor, filter, cancellationToken);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, string id, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(
            read.Session, new ItemRequest(MicrosoftOperations.Event, cancel => requests.Event(id, cancel), new EventFormat(), read), cancellationToken)
            .ConfigureAwait(false);
        return answer.TryGet(out _, out var failure) ? SingleItem.End : failure;
    }

    private sealed class Reading(MeetingReader reader, string id) : PagedSource(Provider.Microsoft, StreamKind.Calendar, reader._services)
    {
        protected override ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken) =>
            reader.ReadAsync(read, id, cancellationToken);

        protected override void OnRead(PageResult result, TimeSpan duration) => reader._logger.PageRead(result, Stream, duration);
    }
}
