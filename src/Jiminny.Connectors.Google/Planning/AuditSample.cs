using System.Text;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>
/// Draws random messages by a hash of their ids: a page that is read again draws the same ones, and nobody who writes mail can choose whether his is drawn.
/// </summary>
internal static class AuditSample
{
    private const ulong FnvBasis = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>How many of a number of messages are drawn.</summary>
    public static int SizeOf(long messages, double share) => (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Max(0, messages) * share));

    /// <summary>Draws.</summary>
    /// <param name="ids">From these.</param>
    /// <param name="count">So many, or all when there are fewer.</param>
    /// <param name="seed">Another seed draws others.</param>
    public static List<string> Draw(IReadOnlyList<string> ids, int count, string seed)
    {
        if (count >= ids.Count)
            return [.. ids];

        var basis = Hash(FnvBasis, seed);
        return [.. ids.OrderBy(id => Mix(Hash(basis, id))).Take(count)];
    }

    private static ulong Hash(ulong hash, string text)
    {
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * FnvPrime;

        return hash;
    }

    // The last bytes of a text hardly reach the high bits of its hash.
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
