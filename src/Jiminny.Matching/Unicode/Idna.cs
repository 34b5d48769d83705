namespace Jiminny.Matching.Unicode;

/// <summary>
/// Internationalised domains by IDNA 2008 (RFC 5891, 5892), strict: lower case, NFC, then only characters that are valid as they stand.
/// Characters with a
/// rule of context are refused. What is accepted round-trips, since nothing but case and composition was changed. Homographs stay distinct.
/// </summary>
internal static class Idna
{
    private const int MaxLabel = 63;

    /// <summary>Writes the domain as A-labels.</summary>
    /// <param name="utf8">A domain that is not all ASCII, at most 253 bytes.</param>
    /// <param name="destination">Where to write.</param>
    /// <param name="written">The length written.</param>
    /// <returns>Whether it is a valid domain.</returns>
    public static bool TryWriteAscii(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        Span<int> text = stackalloc int[utf8.Length];
        if (!NormalFormC.TryDecode(utf8, text, out var length))
        {
            return false;
        }

        foreach (ref var codePoint in text[..length])
        {
            codePoint = codePoint < 0x80 ? Fold(codePoint) : UnicodeTables.Instance.ToLower(codePoint);
        }

        Span<int> composed = stackalloc int[utf8.Length * 4];
        ReadOnlySpan<int> rest = composed[..NormalFormC.Compose(text[..length], composed)];
        while (true)
        {
            var dot = rest.IndexOf('.');
            if (!TryWriteLabel(dot < 0 ? rest : rest[..dot], destination, ref written))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            destination[written++] = (byte)'.';
            rest = rest[(dot + 1)..];
        }
    }

    private static bool TryWriteLabel(ReadOnlySpan<int> label, Span<byte> destination, ref int written)
    {
        if (!IsValid(label, out var isAscii) || destination.Length - written <= MaxLabel)
        {
            return false;
        }

        if (isAscii)
        {
            foreach (var codePoint in label)
            {
                destination[written++] = (byte)codePoint;
            }

            return true;
        }

        "xn--"u8.CopyTo(destination[written..]);
        var length = Punycode.Encode(label, destination.Slice(written + 4, MaxLabel - 4));
        written += 4 + length;
        return length != 0;
    }

    private static bool IsValid(ReadOnlySpan<int> label, out bool isAscii)
    {
        isAscii = !label.ContainsAnyExceptInRange(0, 0x7F);
        if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2] == '-' && label[3] == '-'))
        {
            return false;
        }

        var tables = UnicodeTables.Instance;
        foreach (var codePoint in label)
        {
            var isValid = codePoint < 0x80
                ? char.IsAsciiLetterLower((char)codePoint) || char.IsAsciiDigit((char)codePoint) || codePoint == '-'
                : tables.IsValidInDomain(codePoint);
            if (!isValid)
            {
                return false;
            }
        }

        return !tables.IsMark(label[0]);
    }

    private static int Fold(int ascii) => ascii is >= 'A' and <= 'Z' ? ascii | 0x20 : ascii;
}
