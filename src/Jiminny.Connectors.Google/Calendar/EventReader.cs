using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>Reads single meetings again.</summary>
internal sealed class EventReader(
    GoogleTransports transports, CalendarRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options) : IItemReader
{
    private readonly PagedSourceServices _services = GoogleSignals.Services(tokens, time, options.Value);

    public Provider Provider => Provider.Google;

    public StreamKind Stream => StreamKind.Calendar;

    public ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        return new PageCall(Stream, _services, ReadAsync).ReadPageAsync(mailbox, PageCall.Anywhere, filter, cancellationToken);

        async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancel)
        {
            var request = new ItemRequest(itemId, GoogleOperations.GetEvent, units: 1, requests.Event, read.Items, options.Value.MaxItemSize);
            var answer = await transports.Calendar.SendAsync(read.Session, request, cancel).ConfigureAwait(false);
            if (!answer.TryGet(out var place, out var failure))
                return failure;

            var format = new EventFormat();
            read.Items.Read(place.Start, place.Length, format);
            read.Items.Decide(read.Filter, format);
            return new PageEnd(string.Empty, IsLast: true);
        }
    }
}
