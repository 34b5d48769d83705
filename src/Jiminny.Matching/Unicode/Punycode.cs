namespace Jiminny.Matching.Unicode;

/// <summary>The Bootstring encoding of labels, RFC 3492.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialCodePoint = 0x80;

    /// <summary>Encodes a label that holds a non-ASCII character, without the prefix.</summary>
    /// <returns>The length written; 0 when there is no room.</returns>
    public static int Encode(ReadOnlySpan<int> label, Span<byte> destination)
    {
        var written = 0;
        foreach (var codePoint in label)
        {
            if (codePoint < InitialCodePoint && !TryAppend((byte)codePoint, destination, ref written))
            {
                return 0;
            }
        }

        var handled = written;
        var basic = written;
        if (basic > 0 && !TryAppend((byte)'-', destination, ref written))
        {
            return 0;
        }

        var (next, delta, bias) = (InitialCodePoint, 0, InitialBias);
        while (handled < label.Length)
        {
            var smallest = int.MaxValue;
            foreach (var codePoint in label)
            {
                smallest = codePoint >= next ? Math.Min(smallest, codePoint) : smallest;
            }

            delta = checked(delta + ((smallest - next) * (handled + 1)));
            next = smallest;
            foreach (var codePoint in label)
            {
                delta += codePoint < next ? 1 : 0;
                if (codePoint != next)
                {
                    continue;
                }

                if (!TryAppendNumber(delta, bias, destination, ref written))
                {
                    return 0;
                }

                bias = Adapt(delta, handled + 1, isFirst: handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            next++;
        }

        return written;
    }

    private static bool TryAppendNumber(int number, int bias, Span<byte> destination, ref int written)
    {
        for (var position = Base; ; position += Base)
        {
            var threshold = Math.Clamp(position - bias, MinThreshold, MaxThreshold);
            if (number < threshold)
            {
                return TryAppend(Digit(number), destination, ref written);
            }

            if (!TryAppend(Digit(threshold + ((number - threshold) % (Base - threshold))), destination, ref written))
            {
                return false;
            }

            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Adapt(int delta, int handled, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / handled;
        var steps = 0;
        while (delta > (Base - MinThreshold) * MaxThreshold / 2)
        {
            delta /= Base - MinThreshold;
            steps += Base;
        }

        return steps + ((Base - MinThreshold + 1) * delta / (delta + Skew));
    }

    private static byte Digit(int value) => (byte)(value < 26 ? 'a' + value : '0' + value - 26);

    private static bool TryAppend(byte value, Span<byte> destination, ref int written)
    {
        if (written >= destination.Length)
        {
            return false;
        }

        destination[written++] = value;
        return true;
    }
}
