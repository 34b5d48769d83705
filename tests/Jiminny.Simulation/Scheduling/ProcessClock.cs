using Jiminny.Simulation.Processes;

namespace Jiminny.Simulation.Scheduling;

/// <summary>The clock of one machine: the true time, off by what the fault plan sets. Its timers wait until the scheduler lets time pass.</summary>
internal sealed class ProcessClock(Scheduler scheduler) : TimeProvider
{
    public ImporterProcess? Process { get; set; }

    /// <summary>How far it is off.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => scheduler.Now + Skew;

    // A monotonic clock does not follow a jump.
    public override long GetTimestamp() => scheduler.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(scheduler, Process!, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}

/// <summary>The database server's clock: the true time.</summary>
internal sealed class DatabaseClock(Scheduler scheduler) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => scheduler.Now;
}

internal sealed class SimulatedTimer(Scheduler scheduler, ImporterProcess process, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;

    public ImporterProcess Process => process;

    public DateTimeOffset Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            scheduler.Disarm(this);
        }
        else
        {
            Due = scheduler.Now + dueTime;
            scheduler.Arm(this);
        }

        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            Change(_period, _period);
        }

        callback(state);
    }

    public void Dispose() => scheduler.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
