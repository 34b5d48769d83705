using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Where many reads of one kind are sent as one request (multipart/mixed of application/http). Thread-safe.</summary>
internal sealed class BatchEndpoint
{
    private const string Boundary = "jiminny_batch";
    private const string AnyId = "__ID__";

    private readonly Uri _address;
    private readonly byte[] _beforeId;
    private readonly byte[] _afterId;
    private volatile bool _isMissing;

    /// <summary>Describes a batch.</summary>
    /// <param name="address">The endpoint.</param>
    /// <param name="size">How many parts are sent together.</param>
    /// <param name="create">Creates the read of an item; parts differ in nothing but the id.</param>
    public BatchEndpoint(Uri address, int size, Func<string, HttpRequestMessage> create)
    {
        _address = address;
        Size = size;
        using var message = create(AnyId);
        var target = message.RequestUri!.PathAndQuery;
        var id = target.IndexOf(AnyId, StringComparison.Ordinal);
        _beforeId = Encoding.ASCII.GetBytes($"\r\n\r\nGET {target[..id]}");
        _afterId = Encoding.ASCII.GetBytes($"{target[(id + AnyId.Length)..]}\r\n\r\n\r\n");
    }

    public int Size { get; }

    /// <summary>Whether there is no such place; then every item is asked for by itself.</summary>
    public bool IsMissing
    {
        get => _isMissing;
        set => _isMissing = value;
    }

    /// <summary>Creates a request. Parts are numbered in their Content-ID, since answers may come in any order.</summary>
    public HttpRequestMessage Create(IReadOnlyList<string> ids)
    {
        var body = new ArrayBufferWriter<byte>(ids.Count * (_beforeId.Length + _afterId.Length + 128));
        for (var i = 0; i < ids.Count; i++)
        {
            body.Write("--"u8);
            Write(body, Boundary);
            body.Write("\r\nContent-Type: application/http\r\nContent-ID: <"u8);
            Write(body, i.ToString(CultureInfo.InvariantCulture));
            body.Write(">"u8);
            body.Write(_beforeId);
            Write(body, Uri.EscapeDataString(ids[i]));
            body.Write(_afterId);
        }

        body.Write("--"u8);
        Write(body, Boundary);
        body.Write("--\r\n"u8);
        var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/mixed; boundary={Boundary}");
        return new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
    }

    private static void Write(ArrayBufferWriter<byte> body, string text) => body.Advance(Encoding.ASCII.GetBytes(text, body.GetSpan(text.Length)));
}
