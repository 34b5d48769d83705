using System.Text;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Reads the text of a header field: the encoded words of RFC 2047, and what senders make of them. Whatever cannot be decoded stays as it stands.</summary>
internal static class HeaderText
{
    /// <summary>Decodes a subject or a display name.</summary>
    /// <param name="utf8">The bytes, of a display name without its quotes.</param>
    /// <returns>The text; <see langword="null"/> when there is none.</returns>
    public static string? Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;

        var text = Encoding.UTF8.GetString(utf8);
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;

        var decoded = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var isAfterWord = false;
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOf("=?");
            if (start < 0)
                break;

            var between = rest[..start];
            if (TryDecodeWord(rest[start..], out var word, out var length))
            {
                // White space between two encoded words is not part of the text.
                if (!isAfterWord || !between.IsWhiteSpace())
                    decoded.Append(between);

                decoded.Append(word);
                isAfterWord = true;
                rest = rest[(start + length)..];
            }
            else
            {
                decoded.Append(rest[..(start + 2)]);
                isAfterWord = false;
                rest = rest[(start + 2)..];
            }
        }

        return decoded.Append(rest).ToString();
    }

    // =?charset?B or Q?text?=
    private static bool TryDecodeWord(ReadOnlySpan<char> text, out string word, out int length)
    {
        word = string.Empty;
        length = 0;
        var charset = text[2..];
        var charsetEnd = charset.IndexOf('?');
        if (charsetEnd <= 0 || charset.Length < charsetEnd + 3 || charset[charsetEnd + 2] != '?')
            return false;

        var content = charset[(charsetEnd + 3)..];
        var end = content.IndexOf("?=");
        if (end < 0)
            return false;

        var bytes = char.ToUpperInvariant(charset[charsetEnd + 1]) switch
        {
            'B' => FromBase64(content[..end]),
            'Q' => FromQ(content[..end]),
            _ => null,
        };
        if (bytes is null || FindEncoding(charset[..charsetEnd]) is not { } encoding)
            return false;

        word = encoding.GetString(bytes);
        length = 2 + charsetEnd + 3 + end + 2;
        return true;
    }

    // A language may follow the charset (RFC 2231): utf-8*en.
    public static Encoding? FindEncoding(ReadOnlySpan<char> charset)
    {
        var star = charset.IndexOf('*');
        var name = (star < 0 ? charset : charset[..star]).ToString();
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte[]? FromBase64(ReadOnlySpan<char> content)
    {
        var padded = content.ToString().TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[] FromQ(ReadOnlySpan<char> content)
    {
        var bytes = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '=' && i + 2 < content.Length && char.IsAsciiHexDigit(content[i + 1]) && char.IsAsciiHexDigit(content[i + 2]))
            {
                bytes.Add(Convert.FromHexString(content.Slice(i + 1, 2))[0]);
                i += 2;
            }
            else if (content[i] == '_')
            {
                bytes.Add((byte)' ');
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(content[i].ToString()));
            }
        }

        return [.. bytes];
    }
}
