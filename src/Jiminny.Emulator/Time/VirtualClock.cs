namespace Jiminny.Emulator;

/// <summary>
/// A clock that stands still until somebody advances it, or until every registered worker waits on one of its timers: then it jumps to the earliest due one.
/// Timers due together fire in the order they were set, one after the other on one thread, so a run is repeatable. Thread-safe.
/// </summary>
/// <remarks>A worker must not block its thread waiting for virtual time, since timers may resume it on the thread that fires them.</remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Version), (long Due, long Order)> queue = new();
    private readonly long startTicks;
    private long nowTicks;
    private long order;
    private int pending;
    private int workers;
    private bool pumping;

    /// <summary>Creates a clock that stands at <paramref name="now"/>.</summary>
    public VirtualClock(DateTimeOffset now)
    {
        startTicks = now.UtcTicks;
        nowTicks = startTicks;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How much virtual time has gone by since the clock was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref nowTicks) - startTicks);

    /// <summary>Timers now waiting to fire.</summary>
    public int PendingTimers
    {
        get
        {
            lock (gate)
                return pending;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref nowTicks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref nowTicks);

    /// <summary>Counts one more worker whose waiting lets time pass. Dispose the result when the worker is done.</summary>
    public IDisposable RegisterWorker()
    {
        lock (gate)
            workers++;
        return new Worker(this);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time forward and fires what falls due on the way, on the calling thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var target = Volatile.Read(ref nowTicks) + time.Ticks;
        while (TakeDue(target) is { } timer)
            timer.Fire();
        lock (gate)
            nowTicks = Math.Max(nowTicks, target);
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            Withdraw(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Enqueue(timer, nowTicks + Math.Max(0, dueTime.Ticks));
            PumpIfIdle();
        }
    }

    internal void Cancel(VirtualTimer timer)
    {
        lock (gate)
            Withdraw(timer);
    }

    private void Enqueue(VirtualTimer timer, long due)
    {
        timer.Armed = true;
        pending++;
        queue.Enqueue((timer, ++timer.Version), (due, ++order));
    }

    private void Withdraw(VirtualTimer timer)
    {
        if (!timer.Armed)
            return;
        timer.Armed = false;
        timer.Version++;
        pending--;
    }

    private VirtualTimer? TakeDue(long target)
    {
        lock (gate)
        {
            while (queue.TryPeek(out var entry, out var key))
            {
                var stale = entry.Timer.Version != entry.Version || !entry.Timer.Armed;
                if (!stale && key.Due > target)
                    return null;
                queue.Dequeue();
                if (stale)
                    continue;
                nowTicks = Math.Max(nowTicks, key.Due);
                entry.Timer.Armed = false;
                pending--;
                if (entry.Timer.Period > TimeSpan.Zero)
                    Enqueue(entry.Timer, nowTicks + entry.Timer.Period.Ticks);
                return entry.Timer;
            }
            return null;
        }
    }

    // Called under the lock. The pump runs elsewhere: whoever sets a timer has not begun to wait for it yet.
    private void PumpIfIdle()
    {
        if (pumping || workers == 0 || pending < workers)
            return;
        pumping = true;
        ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Pump(), this, preferLocal: false);
    }

    private void Pump()
    {
        while (true)
        {
            VirtualTimer? timer;
            lock (gate)
            {
                timer = workers > 0 && pending >= workers ? TakeDue(long.MaxValue) : null;
                if (timer is null)
                {
                    pumping = false;
                    return;
                }
            }
            timer.Fire();
        }
    }

    private sealed class Worker(VirtualClock clock) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            lock (clock.gate)
            {
                if (over)
                    return;
                over = true;
                clock.workers--;
                clock.PumpIfIdle();
            }
        }
    }
}
