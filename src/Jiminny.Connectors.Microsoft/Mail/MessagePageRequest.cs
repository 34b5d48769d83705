using System.Globalization;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>A request for one page of a listing by time, newest first, held against the count that Graph gives along with it.</summary>
internal sealed class MessagePageRequest(
    ProviderOperation operation,
    Func<CancellationToken, ValueTask<HttpRequestMessage>> create,
    MessageFormat format,
    ListingWatch watch,
    bool isSliceStart,
    PageRead read)
    : ProviderRequest<MessagePage>
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink", "@odata.count");

    public override ProviderOperation Operation => operation;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => create(cancellationToken);

    public override async ValueTask<SourceAnswer<MessagePage>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        read.Items.Restart();
        watch.Restart();
        var answer = await JsonPageReader.ReadAsync(body, Shape, format, read.Filter, read.Items, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var document, out var failure))
            return failure;

        if (!document.HasItems)
            return new SourceFailure(SourceError.Protocol, "NotAPage");

        var link = document.Texts[0];
        if (GraphLink.FindFault(link) is { } fault)
            return fault;

        // The count is of the whole slice, so only the slice's first page can be held against it.
        var isShort = isSliceStart && long.TryParse(document.Texts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > watch.Shown;
        if (isShort && link is null && !watch.CanGoOnByTime)
            return new SourceFailure(SourceError.Protocol, "CountMismatch");

        return new MessagePage(link, link is not null || isShort);
    }
}

/// <summary>What stood in a page of messages beside them.</summary>
/// <param name="NextLink">The link to the next page, by a live <c>$skip</c>.</param>
/// <param name="HasMore">Whether there is more, said by a link or by the count.</param>
internal sealed record MessagePage(string? NextLink, bool HasMore);
