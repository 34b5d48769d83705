using System.Text;

namespace Jiminny.Matching.Unicode;

internal static class NormalFormC
{
    public const int MaxGrowth = 3;

    public static bool TryWrite(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        try
        {
            return Encoding.UTF8.TryGetBytes(new UTF8Encoding(false, true).GetString(utf8).Normalize(NormalizationForm.FormC), destination, out written);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
