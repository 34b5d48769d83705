using Jiminny.Simulation.Judging;

namespace Jiminny.Simulation;

/// <summary>What one seed came to.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Faults">How many faults were met.</param>
/// <param name="Steps">How many calls were let through.</param>
/// <param name="Digest">A digest of everything that happened.</param>
/// <param name="Violations">What must not have happened.</param>
internal sealed record SimulationResult(int Seed, int Faults, int Steps, ulong Digest, IReadOnlyList<Violation> Violations)
{
    public bool IsGood => Violations.Count == 0;

    public int Count(params Offence[] offences) => Violations.Count(violation => offences.Contains(violation.Offence));
}
