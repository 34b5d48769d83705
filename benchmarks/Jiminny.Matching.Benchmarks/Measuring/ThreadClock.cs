using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>
/// The time this thread has run. On Linux the processor's time of the thread, so that the turns of other processes on a busy machine do
/// not count; elsewhere
/// the time on the wall. Everything measured here runs on one thread, collections included (the collector is not concurrent).
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static long GetNanoseconds() =>
        OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
