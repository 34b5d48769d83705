using System.Text;

namespace Jiminny.Emulator;

/// <summary>One call inside a multipart batch.</summary>
/// <param name="ContentId">The part's Content-ID with its brackets; null when it has none.</param>
/// <param name="Request">The call; null when it cannot be read.</param>
internal sealed record BatchPart(string? ContentId, Incoming? Request)
{
    /// <returns>Null when the body is no multipart at all.</returns>
    public static List<BatchPart>? ParseAll(Incoming outer)
    {
        if (Boundary(outer.Headers["Content-Type"]) is not { } boundary)
            return null;
        var text = Encoding.UTF8.GetString(outer.Body.Span);
        var pieces = text.Split("--" + boundary);
        var parts = new List<BatchPart>();
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.StartsWith("--", StringComparison.Ordinal))
                return parts;
            parts.Add(Parse(piece.TrimStart('\r', '\n'), outer));
        }
        return null;
    }

    private static string? Boundary(string? contentType)
    {
        if (contentType is null || !contentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return null;
        foreach (var item in contentType.Split(';', StringSplitOptions.TrimEntries))
            if (item.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))
                return item["boundary=".Length..].Trim('"');
        return null;
    }

    private static BatchPart Parse(string piece, Incoming outer)
    {
        using var lines = new StringReader(piece);
        var own = ReadHeaders(lines);
        var contentId = own["Content-ID"];
        // GET /path, with or without host and HTTP version.
        var words = lines.ReadLine()?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not { Length: 2 or 3 })
            return new BatchPart(contentId, null);
        var target = Uri.TryCreate(words[1], UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute!.PathAndQuery : words[1];
        if (!target.StartsWith('/'))
            return new BatchPart(contentId, null);
        var headers = ReadHeaders(lines);
        foreach (var header in outer.Headers)
            if (!header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && headers[header.Key] is null)
                headers.Add(header.Key, header.Value);
        var request = new EmulatorRequest
        {
            Method = words[0].ToUpperInvariant(), Origin = outer.Original.Origin, Target = target, Headers = headers, Body = Encoding.UTF8.GetBytes(lines.ReadToEnd().TrimEnd('\r', '\n')),
        };
        return new BatchPart(contentId, Incoming.Read(request)?.WithQuery(outer.Query));
    }

    private static HeaderList ReadHeaders(StringReader lines)
    {
        var headers = new HeaderList();
        while (lines.ReadLine() is { Length: > 0 } line)
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                headers.Add(line[..colon].Trim(), line[(colon + 1)..].Trim());
        return headers;
    }
}
