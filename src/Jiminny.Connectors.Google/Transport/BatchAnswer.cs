using System.Buffers.Text;
using System.Text;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>One part of a batch's answer: an HTTP response of its own.</summary>
internal readonly ref struct BatchAnswer
{
    private BatchAnswer(int? part, int status, ReadOnlySpan<byte> retryAfter, ReadOnlySpan<byte> body)
    {
        Part = part;
        Status = status;
        RetryAfter = retryAfter;
        Body = body;
    }

    /// <summary>Which part it answers; null when it does not say.</summary>
    public int? Part { get; }

    public int Status { get; }

    /// <summary>The value of its Retry-After; empty when there is none.</summary>
    public ReadOnlySpan<byte> RetryAfter { get; }

    public ReadOnlySpan<byte> Body { get; }

    /// <returns>False when it is no HTTP response.</returns>
    public static bool TryParse(ReadOnlySpan<byte> part, out BatchAnswer answer)
    {
        answer = default;
        int? number = null;
        while (ReadLine(ref part) is { IsEmpty: false } header)
        {
            // Content-ID: <response-3>
            if (ValueOf(header, "Content-ID"u8) is { IsEmpty: false } id && Utf8Parser.TryParse(id[(id.LastIndexOf((byte)'-') + 1)..], out int value, out _))
                number = value;
        }

        var line = ReadLine(ref part);
        var space = line.IndexOf((byte)' ');
        if (space < 0 || !line.StartsWith("HTTP/"u8) || !Utf8Parser.TryParse(line[(space + 1)..], out int status, out _) || status is < 100 or > 599)
            return false;

        var retryAfter = part[..0];
        for (var header = ReadLine(ref part); !header.IsEmpty; header = ReadLine(ref part))
        {
            var wait = ValueOf(header, "Retry-After"u8);
            retryAfter = wait.IsEmpty ? retryAfter : wait;
        }

        answer = new BatchAnswer(number, status, retryAfter, part);
        return true;
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> header, scoped ReadOnlySpan<byte> name) =>
        header.Length > name.Length && header[name.Length] == ':' && Ascii.EqualsIgnoreCase(header[..name.Length], name)
            ? header[(name.Length + 1)..].Trim(" \t<>"u8)
            : default;

    private static ReadOnlySpan<byte> ReadLine(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
