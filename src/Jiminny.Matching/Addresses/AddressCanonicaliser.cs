using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Jiminny.Matching.Unicode;

namespace Jiminny.Matching.Addresses;

/// <summary>
/// Brings an address into the one form that is compared: the rules of docs/matching.md, step by step and for every input. The index is
/// built with it;
/// look-ups take it for all that is not plain ASCII.
/// </summary>
internal static class AddressCanonicaliser
{
    /// <summary>Normalises UTF-8.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="scratch">At least <see cref="AddressLimits.Scratch"/> bytes; receives local part and domain.</param>
    /// <param name="address">Where they stand.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryCanonicalise(ReadOnlySpan<byte> text, Span<byte> scratch, out CanonicalAddress address)
    {
        address = default;
        text = Trim(text);
        if (text.Length is 0 or > AddressLimits.Total || text.ContainsAnyInRange((byte)0, (byte)0x1F) || text.Contains((byte)0x7F))
        {
            return false;
        }

        var at = FindSeparator(text);
        if (at is < 1 or > AddressLimits.LocalPart || text[(at + 1)..].Contains((byte)'@'))
        {
            return false;
        }

        var localLength = WriteLocalPart(text[..at], scratch);
        if (localLength is 0 or > AddressLimits.LocalPart)
        {
            return false;
        }

        // The limits hold for what is compared too: NFC can make a local part longer, A-labels a domain.
        var domainLength = CanonicalDomain.Write(text[(at + 1)..], scratch[localLength..]);
        address = new CanonicalAddress(localLength, domainLength);
        return domainLength != 0 && localLength + 1 + domainLength <= AddressLimits.Total;
    }

    /// <summary>Normalises UTF-16.</summary>
    /// <inheritdoc cref="TryCanonicalise(ReadOnlySpan{byte}, Span{byte}, out CanonicalAddress)" />
    public static bool TryCanonicalise(ReadOnlySpan<char> text, Span<byte> scratch, out CanonicalAddress address)
    {
        text = text.Trim(" \t\n\v\f\r");
        Span<byte> utf8 = stackalloc byte[AddressLimits.Total];
        if (Utf8.FromUtf16(text, utf8, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            address = default;
            return false;
        }

        return TryCanonicalise(utf8[..written], scratch, out address);
    }

    /// <summary>Folds A-Z in place, nothing else.</summary>
    public static void FoldAscii(Span<byte> text)
    {
        foreach (ref var b in text)
        {
            if (char.IsAsciiLetterUpper((char)b))
            {
                b |= 0x20;
            }
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\n\v\f\r"u8);

    /// <summary>The first <c>@</c> outside quotes; a backslash inside quotes takes the next character with it.</summary>
    private static int FindSeparator(ReadOnlySpan<byte> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'@' when !quoted:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// NFC, then the ASCII fold, and NFC again where the fold made a pair that composes (H + macron below does not, h does).
    /// </summary>
    private static int WriteLocalPart(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (Ascii.IsValid(text))
        {
            text.CopyTo(destination);
            FoldAscii(destination[..text.Length]);
            return text.Length;
        }

        Span<byte> composed = stackalloc byte[NormalFormC.MaxGrowth * AddressLimits.LocalPart];
        if (!NormalFormC.TryWrite(text, composed, out var length))
        {
            return 0;
        }

        FoldAscii(composed[..length]);
        return NormalFormC.TryWrite(composed[..length], destination, out length) ? length : 0;
    }
}
