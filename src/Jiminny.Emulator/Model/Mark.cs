using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>An item's 64-bit number. It is Gmail's message id, part of Graph's ids, and the canary in everything the item carries.</summary>
internal static class Mark
{
    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

    public static string Text(ulong mark) => mark.ToString("x16", CultureInfo.InvariantCulture);

    public static void Write(ResponseBuffer buffer, ulong mark)
    {
        var span = buffer.GetSpan(16);
        for (var i = 15; i >= 0; i--)
        {
            span[i] = Digits[(int)(mark & 15)];
            mark >>= 4;
        }
        buffer.Advance(16);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out ulong mark)
    {
        mark = 0;
        return text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out mark);
    }

    /// <summary>A well-mixed 64-bit number from a seed and a counter (SplitMix64).</summary>
    public static ulong Mix(ulong seed, ulong counter)
    {
        var z = seed + (counter * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
