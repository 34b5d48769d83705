namespace Jiminny.Roles.Benchmarks;

/// <summary>A question asked many times over.</summary>
/// <param name="Name">What is asked of whom.</param>
/// <param name="IsGranted">The answer it must give.</param>
/// <param name="Loop">Asks a number of times and counts the grants.</param>
/// <param name="IsBaseline">Whether the others are compared with it.</param>
internal sealed record Case(string Name, bool IsGranted, Func<int, int> Loop, bool IsBaseline = false);
