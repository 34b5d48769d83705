namespace Jiminny.Import.Tests;

/// <summary>A clock that goes on to the next timer only when everybody who works is waiting for one: what happens does not depend on who is faster.</summary>
internal sealed class SteppingTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(int Waiting, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            var timer = new Timer(this, () => callback(state), dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime);
            _timers.Add(timer);
            Tell();
            return timer;
        }
    }

    /// <summary>Waits until so many workers wait for a timer.</summary>
    public Task IdleAsync(int workers)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((workers, reached));
            Tell();
            return reached.Task;
        }
    }

    /// <summary>Goes on to the next timer and fires all that are due then.</summary>
    public void Step()
    {
        List<Timer> due;
        lock (_gate)
        {
            _now = _timers.Where(timer => timer.At is not null).Min(timer => timer.At!.Value);
            due = [.. _timers.Where(timer => timer.At <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    private void Tell()
    {
        var waiting = _timers.Count(timer => timer.At is not null);
        foreach (var watcher in _watchers.Where(watcher => waiting >= watcher.Waiting).ToList())
        {
            _watchers.Remove(watcher);
            watcher.Reached.SetResult();
        }
    }

    private sealed class Timer(SteppingTime time, Action fire, DateTimeOffset? at) : ITimer
    {
        public DateTimeOffset? At => at;

        public void Fire() => ThreadPool.QueueUserWorkItem(_ => fire());

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
