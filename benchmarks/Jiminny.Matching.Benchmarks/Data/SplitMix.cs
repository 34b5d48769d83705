namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>SplitMix64: the same numbers for the same seed on every machine.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Next(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public double NextDouble() => (Next() >> 11) * (1.0 / (1ul << 53));

    public bool Chance(double probability) => NextDouble() < probability;
}
