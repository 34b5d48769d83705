namespace Jiminny.Simulation;

internal static class SimulationCommand
{
    public static bool Understands(string[] args) => args.Length > 0 && args[0].StartsWith("--seed", StringComparison.Ordinal);

    public static Task<int> RunAsync(string[] args) => Task.FromResult(0);
}
