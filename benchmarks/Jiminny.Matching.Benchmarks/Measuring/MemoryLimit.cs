using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>What the machine gives at best: independent reads of single cache lines at random places, asked for ahead of time.</summary>
internal static unsafe class MemoryLimit
{
    private const int Ahead = 32;

    /// <summary>Nanoseconds per line in a region of this size, the median of several runs.</summary>
    public static double MeasureLine(long bytes)
    {
        var lines = (int)(bytes / 64);
        var region = (byte*)NativeMemory.AllocZeroed((nuint)lines * 64);
        var places = new int[1 << 20];
        var random = new SplitMix(42);

        // A region that was never written is one page of zeros.
        for (var line = 0; line < lines; line++)
        {
            region[line * 64L] = 1;
        }

        var times = new List<double>();
        for (var run = 0; run < 12; run++)
        {
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = random.Next(lines);
            }

            times.Add(Read(region, places));
        }

        NativeMemory.Free(region);
        return Rounds.Median(times);
    }

    private static double Read(byte* region, int[] places)
    {
        var sum = 0L;
        var started = ThreadClock.GetNanoseconds();
        for (var i = 0; i < places.Length - Ahead; i++)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(region + (places[i + Ahead] * 64L));
            }

            sum += region[places[i] * 64L];
        }

        var elapsed = (ThreadClock.GetNanoseconds() - started) / (double)(places.Length - Ahead);
        return sum > 0 ? elapsed : throw new InvalidOperationException("Nothing was read.");
    }
}
