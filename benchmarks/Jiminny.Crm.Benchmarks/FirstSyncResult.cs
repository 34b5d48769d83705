namespace Jiminny.Crm.Benchmarks;

/// <param name="Name">What was read and how.</param>
/// <param name="Records">Changes given.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Requests">Requests the CRM counted.</param>
/// <param name="Seconds">Real time, the emulator's work included.</param>
/// <param name="CrmMinutes">Time on the CRM's clock: waits for limits and jobs.</param>
/// <param name="LiveGrowthMegabytes">The highest live memory during the read above that before it.</param>
/// <param name="AllocatedBytesPerRecord">Allocations of adapter and emulator together.</param>
internal sealed record FirstSyncResult(
    string Name, int Records, int Pages, int Requests, double Seconds, double CrmMinutes, double LiveGrowthMegabytes, double AllocatedBytesPerRecord);
