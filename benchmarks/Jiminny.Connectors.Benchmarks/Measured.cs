namespace Jiminny.Connectors.Benchmarks;

/// <summary>What some work took of this process: all its threads.</summary>
/// <param name="Cpu">CPU time.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal readonly record struct Measured(TimeSpan Cpu, long Allocated)
{
    /// <summary>Does the work once to warm up, then a few times, and takes the best of each figure.</summary>
    /// <param name="work">The work.</param>
    /// <param name="times">How often.</param>
    /// <returns>The least it took.</returns>
    public static async Task<Measured> LeastOfAsync(Func<Task> work, int times)
    {
        await work().ConfigureAwait(false);
        var least = new Measured(TimeSpan.MaxValue, long.MaxValue);
        for (var i = 0; i < times; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var cpu = Environment.CpuUsage.TotalTime;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            await work().ConfigureAwait(false);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            least = new Measured(cpu < least.Cpu ? cpu : least.Cpu, Math.Min(allocated, least.Allocated));
        }

        return least;
    }
}
