using System.Globalization;
using System.Text;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>Removes JSON escapes from UTF-8 where it stands: no escape is shorter than what it means.</summary>
internal static class JsonUnescape
{
    /// <summary>Unescapes the content of a JSON string in place.</summary>
    /// <param name="text">The content, valid JSON.</param>
    /// <returns>How many bytes of <paramref name="text"/> are left.</returns>
    public static int InPlace(Span<byte> text)
    {
        var write = text.IndexOf((byte)'\\');
        if (write < 0)
            return text.Length;

        var read = write;
        while (read < text.Length)
        {
            var current = text[read++];
            if (current != '\\')
            {
                text[write++] = current;
                continue;
            }

            var escape = text[read++];
            if (escape != 'u')
            {
                text[write++] = Simple(escape);
                continue;
            }

            var rune = ReadRune(text, ref read);
            write += rune.EncodeToUtf8(text[write..]);
        }

        return write;
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    // Half a surrogate pair becomes U+FFFD, three bytes in place of six.
    private static Rune ReadRune(ReadOnlySpan<byte> text, ref int read)
    {
        var first = ReadCodeUnit(text, ref read);
        if (Rune.TryCreate(first, out var rune))
            return rune;

        var low = read;
        if (char.IsHighSurrogate(first) && low + 6 <= text.Length && text[low] == '\\' && text[low + 1] == 'u')
        {
            low += 2;
            if (Rune.TryCreate(first, ReadCodeUnit(text, ref low), out rune))
            {
                read = low;
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    private static char ReadCodeUnit(ReadOnlySpan<byte> text, ref int read)
    {
        var unit = ushort.Parse(text.Slice(read, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        read += 4;
        return (char)unit;
    }
}
