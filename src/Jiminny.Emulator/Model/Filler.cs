using System.Text;

namespace Jiminny.Emulator;

/// <summary>Plain ASCII text of any length, written over and over from one array.</summary>
internal static class Filler
{
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(" quarterly review and follow up", 32)));

    public static void Write(ResponseBuffer buffer, int length)
    {
        for (var left = length; left > 0; left -= Bytes.Length)
            buffer.Write(Bytes.AsSpan(0, Math.Min(left, Bytes.Length)));
    }

    public static string Text(int length)
    {
        var text = new StringBuilder(length);
        for (var left = length; left > 0; left -= Bytes.Length)
            text.Append(Encoding.ASCII.GetString(Bytes, 0, Math.Min(left, Bytes.Length)));
        return text.ToString();
    }
}
