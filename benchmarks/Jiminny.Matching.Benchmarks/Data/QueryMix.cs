namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>What is asked.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Hits">The share of contacts.</param>
/// <param name="OnlyKnownDomains">Whether every miss is an unknown person at a known company domain; otherwise most are at unknown domains.</param>
internal sealed record QueryMix(string Name, double Hits, bool OnlyKnownDomains)
{
    public static IReadOnlyList<QueryMix> All { get; } = [new("5", 0.05, false), new("30", 0.30, false), new("worst", 0.30, true)];
}
