using System.Buffers.Text;

namespace ImportDemo.Proof;

/// <summary>The same bytes read in every way that text is commonly written: UTF-8, UTF-16, base64 and percent-encoded.</summary>
internal static class Encodings
{
    private const int ShortestBase64 = 22;

    public static IEnumerable<byte[]> Decode(byte[] bytes)
    {
        yield return bytes;

        // UTF-16 in either byte order, at an even or odd offset: each second byte is the ASCII text.
        yield return EverySecond(bytes, 0);
        yield return EverySecond(bytes, 1);
        yield return Unpercent(bytes);

        // The text may begin at any of four places in a run of base64, depending on what stands before it.
        for (var offset = 0; offset < 4; offset++)
        {
            var plain = Unbase64(bytes, offset);
            yield return plain;
            yield return EverySecond(plain, 0);
            yield return EverySecond(plain, 1);
        }
    }

    private static byte[] EverySecond(byte[] bytes, int first)
    {
        var result = new byte[(bytes.Length - first + 1) / 2];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = bytes[first + (2 * i)];
        }

        return result;
    }

    private static byte[] Unpercent(byte[] bytes)
    {
        var result = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && IsHex(bytes[i + 1]) && IsHex(bytes[i + 2]))
            {
                result.Add((byte)((HexValue(bytes[i + 1]) << 4) | HexValue(bytes[i + 2])));
                i += 2;
            }
            else
            {
                result.Add(bytes[i]);
            }
        }

        return [.. result];
    }

    private static byte[] Unbase64(byte[] bytes, int offset)
    {
        var result = new List<byte>(bytes.Length);
        var start = 0;
        while (start < bytes.Length)
        {
            if (!IsBase64(bytes[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < bytes.Length && IsBase64(bytes[end]))
            {
                end++;
            }

            if (end - start >= ShortestBase64 + offset)
            {
                AppendDecoded(bytes.AsSpan(start + offset, (end - start - offset) / 4 * 4), result);
                result.Add(0);
            }

            start = end;
        }

        return [.. result];
    }

    private static void AppendDecoded(ReadOnlySpan<byte> run, List<byte> result)
    {
        var text = run.ToArray();
        text.AsSpan().Replace((byte)'-', (byte)'+');
        text.AsSpan().Replace((byte)'_', (byte)'/');
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        Base64.DecodeFromUtf8(text, decoded, out _, out var written);
        result.AddRange(decoded.AsSpan(0, written));
    }

    private static bool IsBase64(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_';

    private static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);

    private static int HexValue(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
}
