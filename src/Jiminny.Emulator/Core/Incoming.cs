using System.IO.Compression;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>A request with its transport tricks undone: compressed body, method override, form body in place of a query.</summary>
internal sealed class Incoming
{
    public required string Method { get; init; }

    /// <summary>The path as sent, still percent-encoded.</summary>
    public required string Path { get; init; }

    public required QueryParameters Query { get; init; }

    public required EmulatorRequest Original { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public HeaderList Headers => Original.Headers;

    /// <summary>The same request with further parameters.</summary>
    public Incoming WithQuery(QueryParameters more) => new() { Method = Method, Path = Path, Query = Query.With(more), Original = Original, Body = Body };

    /// <returns>Null when the body is said to be gzip and is not.</returns>
    public static Incoming? Read(EmulatorRequest request)
    {
        var split = request.Target.IndexOf('?', StringComparison.Ordinal);
        var path = split < 0 ? request.Target : request.Target[..split];
        var query = split < 0 ? QueryParameters.Empty : QueryParameters.Parse(request.Target.AsSpan(split + 1));
        var body = request.Body;
        if (!body.IsEmpty && string.Equals(request.Headers["Content-Encoding"], "gzip", StringComparison.OrdinalIgnoreCase))
        {
            if (Gunzip(body) is not { } plain)
                return null;
            body = plain;
        }
        var method = request.Method;
        if (method == "POST" && request.Headers["X-HTTP-Method-Override"] is { Length: > 0 } instead)
        {
            method = instead.ToUpperInvariant();
            if (method == "GET")
                query = query.With(QueryParameters.Parse(Encoding.UTF8.GetString(body.Span)));
        }
        return new Incoming { Method = method, Path = path, Query = query, Original = request, Body = body };
    }

    private static ReadOnlyMemory<byte>? Gunzip(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
