using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Processes;

namespace Jiminny.Simulation.Scheduling;

/// <summary>
/// Lets one pending call through at a time and waits until everybody waits again. Which one is the driver's choice, so the order of everything that
/// happens is the driver's: the same choices give the same run.
/// </summary>
internal sealed class Scheduler(DateTimeOffset start)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<PendingCall> _calls = [];
    private readonly List<SimulatedTimer> _timers = [];
    private readonly List<ImporterProcess> _processes = [];

    /// <summary>The true time, which the database's clock shows.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>How many things have happened.</summary>
    public int Step { get; private set; }

    /// <summary>A running digest of everything that happened; equal for equal runs.</summary>
    public ulong Digest { get; private set; } = 14695981039346656037;

    /// <summary>Told what happens, when a single run is watched.</summary>
    public Action<string>? Trace { get; set; }

    public IReadOnlyList<PendingCall> Calls => _calls;

    public IReadOnlyList<ImporterProcess> Processes => _processes;

    public bool HasTimers => _timers.Count > 0;

    /// <summary>Called by a process at each boundary.</summary>
    public Task<FaultKind?> ArriveAsync(ImporterProcess process, CallKind kind, string name)
    {
        var call = new PendingCall(process, kind, name);
        lock (_gate)
        {
            // What a dead process still asks for is never answered.
            if (!process.IsDead)
            {
                _calls.Add(call);
            }

            Monitor.PulseAll(_gate);
        }

        return call.Task;
    }

    public void Start(ImporterProcess process)
    {
        lock (_gate)
        {
            _processes.Add(process);
        }

        Happen($"{process.Name} starts");
        process.Start();
        WaitUntilParked();
    }

    /// <summary>Ends a process as a killed one ends: it is never heard of again.</summary>
    public void Kill(ImporterProcess process)
    {
        lock (_gate)
        {
            process.IsDead = true;
            _processes.Remove(process);
            _calls.RemoveAll(call => call.Process == process);
            _timers.RemoveAll(timer => timer.Process == process);
        }

        Happen($"{process.Name} is killed at {process.Where}");
    }

    public void Release(PendingCall call, FaultKind? fault)
    {
        lock (_gate)
        {
            _calls.Remove(call);
        }

        Happen($"{call.Process.Name} {call.Name}{(fault is null ? "" : $" meets {fault}")}");
        call.Process.Where = call.Name;
        call.Release(fault);
        WaitUntilParked();
    }

    /// <summary>Tells a process to stop its run.</summary>
    public void Cancel(ImporterProcess process)
    {
        process.Cancel();
        WaitUntilParked();
    }

    /// <summary>Lets time pass until the next timer and fires it.</summary>
    public void FireNextTimer()
    {
        SimulatedTimer timer;
        lock (_gate)
        {
            timer = _timers.MinBy(timer => timer.Due)!;
            _timers.Remove(timer);
        }

        if (timer.Due > Now)
        {
            Now = timer.Due;
        }

        Happen($"{timer.Process.Name} has waited");
        timer.Fire();
        WaitUntilParked();
    }

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>Writes down that something happened.</summary>
    public void Happen(string what)
    {
        Step++;
        foreach (var character in what)
        {
            Digest = (Digest ^ character) * 1099511628211;
        }

        Digest = (Digest ^ (ulong)Now.UtcTicks) * 1099511628211;
        Trace?.Invoke($"{Step,5} {Now:MM-dd HH:mm:ss.fff} {what}");
    }

    internal void Arm(SimulatedTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (!timer.Process.IsDead)
            {
                _timers.Add(timer);
            }

            Monitor.PulseAll(_gate);
        }
    }

    internal void Disarm(SimulatedTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    // A process that was let through runs inline up to its next call. Only where a library hops to the thread pool is there anything to wait for.
    private void WaitUntilParked()
    {
        lock (_gate)
        {
            while (_processes.Exists(process => !IsParked(process)))
            {
                if (!Monitor.Wait(_gate, LongestSilence))
                {
                    throw new InvalidOperationException($"A process neither calls nor waits nor ends, after {Step} steps.");
                }
            }
        }
    }

    private bool IsParked(ImporterProcess process) =>
        _calls.Exists(call => call.Process == process) || _timers.Exists(timer => timer.Process == process);
}
