using System.Text;

namespace Jiminny.Emulator;

/// <summary>String escaping as the vendors do it.</summary>
internal static class JsonText
{
    private const string Digits = "0123456789abcdef";

    public static void WriteEscaped(ResponseBuffer buffer, ReadOnlySpan<char> text, bool escapeMarkup)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!NeedsEscape(c, escapeMarkup))
                continue;
            WriteUtf8(buffer, text[start..i]);
            WriteEscape(buffer, c);
            start = i + 1;
        }
        WriteUtf8(buffer, text[start..]);
    }

    private static bool NeedsEscape(char c, bool escapeMarkup) =>
        c < ' ' || c is '"' or '\\' or '\u007f' or '\u2028' or '\u2029' || (escapeMarkup && c is '<' or '>' or '&');

    private static void WriteUtf8(ResponseBuffer buffer, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        var span = buffer.GetSpan(text.Length * 3);
        buffer.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    private static void WriteEscape(ResponseBuffer buffer, char c)
    {
        switch (c)
        {
            case '"': buffer.Write("\\\""u8); return;
            case '\\': buffer.Write("\\\\"u8); return;
            case '\n': buffer.Write("\\n"u8); return;
            case '\r': buffer.Write("\\r"u8); return;
            case '\t': buffer.Write("\\t"u8); return;
        }
        buffer.Write("\\u"u8);
        for (var shift = 12; shift >= 0; shift -= 4)
            buffer.Write((byte)Digits[(c >> shift) & 15]);
    }
}
