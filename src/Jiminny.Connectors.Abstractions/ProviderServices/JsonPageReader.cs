using System.Text.Json;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>
/// Reads a page's document while it arrives: items that are complete in the window are decided, then the rest is moved to its front and the window filled again.
/// Memory does not grow with the page, only with its largest item.
/// </summary>
public static class JsonPageReader
{
    /// <summary>Reads a document to its end.</summary>
    /// <param name="body">The document, UTF-8.</param>
    /// <param name="shape">What of it is wanted.</param>
    /// <param name="format">How an item is written.</param>
    /// <param name="filter">Decides, once per window.</param>
    /// <param name="items">Takes the items; its window is used.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>What stood beside the items, or a <see cref="SourceError.Protocol"/> failure when it is not such a document.</returns>
    /// <exception cref="IOException">The body broke off.</exception>
    public static async ValueTask<SourceAnswer<JsonPage>> ReadAsync(
        Stream body, JsonPageShape shape, IItemFormat format, IPageFilter filter, PageCollector items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(items);
        var window = items.Window;
        var walk = new JsonPageWalk(shape, format, items);
        while (true)
        {
            var isEnd = false;
            while (!isEnd && !window.IsFull)
            {
                var read = await body.ReadAsync(window.Free, cancellationToken).ConfigureAwait(false);
                window.Advance(read);
                isEnd = read == 0;
            }

            if (!TryAdvance(walk, window.Filled, isEnd, out var consumed))
                return new SourceFailure(SourceError.Protocol, "InvalidJson");

            items.Decide(filter, format);
            if (walk.Fault is not null)
                return new SourceFailure(SourceError.Protocol, walk.Fault);

            if (isEnd)
                return walk.ToPage();

            window.Discard(consumed);
            if (window.IsFull && !window.TryGrow())
                return new SourceFailure(SourceError.Protocol, "ElementTooLarge");
        }
    }

    private static bool TryAdvance(JsonPageWalk walk, ReadOnlySpan<byte> window, bool isEnd, out int consumed)
    {
        try
        {
            consumed = walk.Advance(window, isEnd);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The exception quotes the document, so it ends here.
            consumed = 0;
            return false;
        }
    }
}
