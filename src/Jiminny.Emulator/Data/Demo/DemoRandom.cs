namespace Jiminny.Emulator;

/// <summary>Repeatable choices (SplitMix64), the same on every machine and runtime.</summary>
internal sealed class DemoRandom(ulong seed)
{
    private ulong counter;

    public ulong Next() => Mark.Mix(seed, ++counter);

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Picks an index with the given weights.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
            total += weight;
        var drawn = Below(total);
        for (var i = 0; ; i++)
            if ((drawn -= weights[i]) < 0)
                return i;
    }
}
