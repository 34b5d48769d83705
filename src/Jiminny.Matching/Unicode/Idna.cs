using System.Globalization;
using System.Text;

namespace Jiminny.Matching.Unicode;

internal static class Idna
{
    public static bool TryWriteAscii(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        try
        {
            var mapping = new IdnMapping { UseStd3AsciiRules = true };
            var text = new UTF8Encoding(false, true).GetString(utf8).ToLowerInvariant().Normalize(NormalizationForm.FormC);
            var ascii = mapping.GetAscii(text);
            return mapping.GetUnicode(ascii) == text && Encoding.ASCII.TryGetBytes(ascii, destination, out written);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
