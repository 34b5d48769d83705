using System.Diagnostics;
using Jiminny.Crm;
using Jiminny.Emulator;

namespace Jiminny.Crm.Benchmarks;

/// <summary>Reads a whole CRM page by page and watches the live memory.</summary>
internal static class FirstSync
{
    public static async Task<FirstSyncResult> RunAsync(string name, int records, ICrmAdapter adapter, Func<int> requests, VirtualClock clock)
    {
        var requestsBefore = requests();
        var timeBefore = clock.GetUtcNow();
        var before = LiveBytes();
        var highest = before;
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var sampling = TimeSpan.Zero;
        var stopwatch = Stopwatch.StartNew();
        var (read, pages, nextSample) = (0, 0, records / 4);
        var cursor = CrmCursor.Start;
        for (var isLast = false; !isLast;)
        {
            if (await adapter.ReadPageAsync(cursor, CancellationToken.None) is not CrmPage page)
                throw new InvalidOperationException("The read was interrupted.");
            read += page.Changes.Count;
            pages++;
            (cursor, isLast) = (page.Next, page.IsLast);
            if (read >= nextSample)
            {
                var begun = stopwatch.Elapsed;
                highest = Math.Max(highest, LiveBytes());
                nextSample += records / 4;
                sampling += stopwatch.Elapsed - begun;
            }
        }

        var seconds = (stopwatch.Elapsed - sampling).TotalSeconds;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        return new FirstSyncResult(
            name, read, pages, requests() - requestsBefore, seconds, (clock.GetUtcNow() - timeBefore).TotalMinutes,
            (highest - before) / 1e6, allocated / (double)read);
    }

    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
