using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Fetches one message or meeting into the page's window. Several run at once, so each reads into a buffer of its own first.</summary>
/// <param name="id">The item.</param>
/// <param name="operation">The declared call.</param>
/// <param name="units">What it costs.</param>
/// <param name="create">Creates the message.</param>
/// <param name="items">Has the window.</param>
/// <param name="maxSize">The largest answer.</param>
internal sealed class ItemRequest(
    string id, ProviderOperation operation, long units, Func<string, HttpRequestMessage> create, PageCollector items, int maxSize)
    : ProviderRequest<ItemPlace>, IBatchPart<ItemPlace>
{
    private const int UsualSize = 4096;

    private int? _unreadable;

    /// <summary>
    /// Whether Google's answer is unreadable in itself: the same bytes again and again. What breaks on the way breaks differently each time, and what speaks
    /// HTML is not Google's API.
    /// </summary>
    public bool IsPoison { get; private set; }

    public string Id => id;

    public override ProviderOperation Operation => operation;

    public override long Units => units;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(create(id));

    public override async ValueTask<SourceAnswer<ItemPlace>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var own = new PageWindow(UsualSize, Math.Max(UsualSize, maxSize));
        int read;
        while ((read = await body.ReadAsync(own.Free, cancellationToken).ConfigureAwait(false)) > 0)
        {
            own.Advance(read);
            if (own.IsFull && !own.TryGrow())
                return new SourceFailure(SourceError.Protocol, "ElementTooLarge");
        }

        return Read(own.Filled);
    }

    public SourceAnswer<ItemPlace> Read(ReadOnlySpan<byte> body)
    {
        if (!IsDocument(body))
        {
            Judge(body);
            return new SourceFailure(SourceError.Protocol, "InvalidJson");
        }

        lock (items)
        {
            return items.Window.Append(body) is { } start
                ? new ItemPlace(start, body.Length)
                : new SourceFailure(SourceError.Protocol, "ElementTooLarge");
        }
    }

    private void Judge(ReadOnlySpan<byte> body)
    {
        var hash = new HashCode();
        hash.AddBytes(body);
        var seen = hash.ToHashCode();
        IsPoison = seen == _unreadable && !body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        _unreadable = seen;
    }

    private static bool IsDocument(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            return isObject && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
