using System.Buffers;
using System.Text;

namespace Jiminny.Matching.Unicode;

/// <summary>
/// Normalisation form C (Unicode Standard Annex 15) of short text, but for three characters that would become ASCII: they stay as they are.
/// </summary>
internal static class NormalFormC
{
    /// <summary>How much longer UTF-8 can become.</summary>
    public const int MaxGrowth = 3;

    private const int MaxDecomposition = 4;
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int LeadCount = 19;

    /// <summary>Normalises UTF-8.</summary>
    /// <param name="utf8">At most a few hundred bytes.</param>
    /// <param name="destination">Room for <see cref="MaxGrowth"/> times as much.</param>
    /// <param name="written">The length of the result.</param>
    /// <returns>Whether the text is well-formed.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        Span<int> text = stackalloc int[utf8.Length];
        if (!TryDecode(utf8, text, out var length))
        {
            return false;
        }

        Span<int> composed = stackalloc int[utf8.Length * MaxDecomposition];
        length = Compose(text[..length], composed);
        foreach (var codePoint in composed[..length])
        {
            written += new Rune(codePoint).EncodeToUtf8(destination[written..]);
        }

        return true;
    }

    /// <summary>Reads UTF-8 into code points.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, Span<int> text, out int length)
    {
        length = 0;
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var rune, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            text[length++] = rune.Value;
            utf8 = utf8[consumed..];
        }

        return true;
    }

    /// <summary>Normalises code points into a span four times as long.</summary>
    /// <returns>The length of the result.</returns>
    public static int Compose(ReadOnlySpan<int> text, Span<int> destination)
    {
        var tables = UnicodeTables.Instance;
        var length = 0;
        foreach (var codePoint in text)
        {
            length += Decompose(tables, codePoint, destination[length..]);
        }

        Reorder(tables, destination[..length]);
        return Recompose(tables, destination[..length]);
    }

    private static int Decompose(UnicodeTables tables, int codePoint, Span<int> destination)
    {
        var syllable = codePoint - HangulBase;
        if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount)
        {
            destination[0] = LeadBase + (syllable / (VowelCount * TrailCount));
            destination[1] = VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount);
            destination[2] = TrailBase + (syllable % TrailCount);
            return syllable % TrailCount == 0 ? 2 : 3;
        }

        var parts = tables.Decompose(codePoint);
        if (parts.IsEmpty)
        {
            destination[0] = codePoint;
            return 1;
        }

        parts.CopyTo(destination);
        return parts.Length;
    }

    /// <summary>Brings marks into the order of their combining classes; equal classes keep theirs.</summary>
    private static void Reorder(UnicodeTables tables, Span<int> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var mark = text[i];
            var order = tables.CombiningClass(mark);
            var place = i;
            while (order != 0 && place > 0 && tables.CombiningClass(text[place - 1]) > order)
            {
                text[place] = text[place - 1];
                place--;
            }

            text[place] = mark;
        }
    }

    private static int Recompose(UnicodeTables tables, Span<int> text)
    {
        var starter = -1;
        var length = 0;
        var lastClass = 0;
        foreach (var codePoint in text)
        {
            var order = tables.CombiningClass(codePoint);
            var isBlocked = starter >= 0 && starter < length - 1 && lastClass >= order;
            if (starter >= 0 && !isBlocked && ComposePair(tables, text[starter], codePoint) is var composite and not 0)
            {
                text[starter] = composite;
                continue;
            }

            starter = order == 0 ? length : starter;
            lastClass = order;
            text[length++] = codePoint;
        }

        return length;
    }

    private static int ComposePair(UnicodeTables tables, int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
        {
            return HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TrailCount);
        }

        var syllable = first - HangulBase;
        return syllable is >= 0 and < LeadCount * VowelCount * TrailCount && syllable % TrailCount == 0
            && second is > TrailBase and < TrailBase + TrailCount
                ? first + second - TrailBase
                : tables.Compose(first, second);
    }
}
