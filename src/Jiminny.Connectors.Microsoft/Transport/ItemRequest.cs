using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>A request for one item, shown to the filter like an item of a page.</summary>
internal sealed class ItemRequest(ProviderOperation operation, Func<CancellationToken, ValueTask<HttpRequestMessage>> create, IItemFormat format, PageRead read)
    : ProviderRequest<PageTally>
{
    public override ProviderOperation Operation => operation;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => create(cancellationToken);

    public override async ValueTask<SourceAnswer<PageTally>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var items = read.Items;
        items.Restart();
        int count;
        do
        {
            if (items.Window.IsFull && !items.Window.TryGrow())
                return new SourceFailure(SourceError.Poison, "ElementTooLarge");

            count = await body.ReadAsync(items.Window.Free, cancellationToken).ConfigureAwait(false);
            items.Window.Advance(count);
        }
        while (count > 0);

        if (!IsDocument(items.Window.Filled))
            return new SourceFailure(SourceError.Protocol, "InvalidJson");

        items.Read(start: 0, items.Window.Filled.Length, format);
        items.Decide(read.Filter, format);
        return items.Tally;
    }

    private static bool IsDocument(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;

            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            // The exception quotes the document, so it ends here.
            return false;
        }
    }
}
