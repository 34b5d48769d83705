namespace Jiminny.Matching.Tests.Safety;

/// <summary>
/// Valid addresses that all have the same hash in a FrozenDictionary that ignores case. That hash has no key: two chains, h = (rotate
/// left 5 of h + h) xor c,
/// which take turns in taking two characters. Stretches that lead a chain from one state to one and the same are found by birthday search
/// and strung
/// together (Joux): two per chain and stretch of eight characters make 4^6 = 4,096 local parts of 48.
/// </summary>
internal static class FrozenCollisions
{
    public const int Count = 4_096;

    private const int Stretches = 6;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static IEnumerable<string> Make()
    {
        const uint start = (5381 << 16) + 5381;
        var first = FindPairs(start, seed: 1);
        var second = FindPairs(start, seed: 2);
        for (var choice = 0; choice < Count; choice++)
        {
            var stretches = Enumerable.Range(0, Stretches).Select(i =>
            {
                var (a, b) = (first[i][(choice >> (2 * i)) & 1], second[i][(choice >> ((2 * i) + 1)) & 1]);
                return $"{a[..2]}{b[..2]}{a[2..]}{b[2..]}";
            });
            yield return string.Concat(stretches) + "@x.example";
        }
    }

    /// <summary>For each stretch two texts of four characters that lead one chain to the same state.</summary>
    private static List<string[]> FindPairs(uint state, int seed)
    {
        var random = new Random(seed);
        var pairs = new List<string[]>();
        while (pairs.Count < Stretches)
        {
            var seen = new Dictionary<uint, string>();
            while (true)
            {
                var text = string.Concat(Enumerable.Range(0, 4).Select(_ => Letters[random.Next(Letters.Length)]));
                var next = Advance(Advance(state, text[0], text[1]), text[2], text[3]);
                if (seen.TryGetValue(next, out var other) && other != text)
                {
                    pairs.Add([other, text]);
                    state = next;
                    break;
                }

                seen.TryAdd(next, text);
            }
        }

        return pairs;
    }

    private static uint Advance(uint state, char low, char high) =>
        (uint.RotateLeft(state, 5) + state) ^ ((low | 0x20u) | ((high | 0x20u) << 16));
}
