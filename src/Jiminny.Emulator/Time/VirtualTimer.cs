namespace Jiminny.Emulator;

/// <summary>A timer of a <see cref="VirtualClock"/>; its fields are guarded by the clock's lock.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private bool disposed;

    public TimeSpan Period { get; set; }

    public bool Armed { get; set; }

    public int Version { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
            return false;
        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (context is null)
            callback(state);
        else
            ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Call(), this);
    }

    public void Dispose()
    {
        disposed = true;
        clock.Cancel(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Call() => callback(state);
}
