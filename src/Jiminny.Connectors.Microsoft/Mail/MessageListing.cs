using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Reads a listing of messages in slices of time, newest first, a page per slice. Graph's next links skip over what a folder holds at that moment, so that
/// whatever is deleted or arrives meanwhile shifts the pages. A slice that ends where the page before did is shifted by nothing; the second in which a page
/// ends belongs to the next one.
/// </summary>
internal sealed class MessageListing(ConnectorTransport transport, MessageDetails details)
{
    // No second holds a million messages.
    private const int MostLinks = 1000;

    /// <summary>Reads one page.</summary>
    /// <param name="read">The call.</param>
    /// <param name="operation">The declared call.</param>
    /// <param name="window">The whole listing.</param>
    /// <param name="place">Where to go on in it.</param>
    /// <param name="create">Creates the request of a slice, or of a link inside one.</param>
    /// <param name="format">How a message is written, watched by the second argument.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Where to go on.</returns>
    public async ValueTask<SourceAnswer<ListingStep>> ReadAsync(
        PageRead read,
        ProviderOperation operation,
        TimeWindow window,
        ListingPlace place,
        Func<TimeWindow, string?, CancellationToken, ValueTask<HttpRequestMessage>> create,
        Func<ListingWatch, MessageFormat> format,
        CancellationToken cancellationToken)
    {
        var slice = place.Before is { } before && before < window.To ? new TimeWindow(window.From, before) : window;
        using var watch = new ListingWatch();
        var request = new MessagePageRequest(
            operation, cancel => create(slice, place.NextLink, cancel), format(watch), watch, isSliceStart: place.NextLink is null, read);
        var answer = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var page, out var failure))
            return failure;

        var step = Next(read, page, watch, slice, place);
        if (step.Value is null)
            return step;

        return await details.CompleteAsync(read, cancellationToken).ConfigureAwait(false) is { } incomplete ? incomplete : step;
    }

    private static SourceAnswer<ListingStep> Next(PageRead read, MessagePage page, ListingWatch watch, TimeWindow slice, ListingPlace place)
    {
        if (!page.HasMore)
            return ListingStep.Done;

        // A server that takes no heed of the slice must not be asked for the same one for ever.
        if (watch.CanGoOnByTime && watch.NextEnd < slice.To)
        {
            if (watch.NextEnd <= slice.From)
                return ListingStep.Done;

            read.Items.Tally.WithdrawSecond(watch.Last!.Value);
            return new ListingStep(new ListingPlace(watch.NextEnd, NextLink: null, LinksFollowed: 0));
        }

        // A page of one second, without messages or out of order leaves only the link.
        return page.NextLink is null || page.NextLink == place.NextLink || place.LinksFollowed == MostLinks
            ? new SourceFailure(SourceError.Protocol, "LinkLoop")
            : new ListingStep(place with { NextLink = page.NextLink, LinksFollowed = place.LinksFollowed + 1 });
    }
}

/// <summary>Where in a listing to go on.</summary>
/// <param name="Before">What is left is older than this; null for all of it.</param>
/// <param name="NextLink">A link inside that slice; null to begin it.</param>
/// <param name="LinksFollowed">How many links of the slice were followed.</param>
internal readonly record struct ListingPlace(DateTimeOffset? Before, string? NextLink, int LinksFollowed);

/// <summary>How reading a page of a listing ended.</summary>
/// <param name="Next">Where to go on; null when the listing is read.</param>
internal sealed record ListingStep(ListingPlace? Next)
{
    public static ListingStep Done { get; } = new(Next: null);
}
