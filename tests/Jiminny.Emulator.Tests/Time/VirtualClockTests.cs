using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Time;

public sealed class VirtualClockTests
{
    private readonly VirtualClock clock = new(Emulation.Now);

    [Fact]
    public void It_stands_still_until_advanced()
    {
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Assert.Equal(Emulation.Now, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["early"], fired);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["early", "late"], fired);
        Assert.Equal(TimeSpan.FromSeconds(11), clock.Elapsed);
    }

    [Fact]
    public void A_timer_sees_its_own_due_time_and_periods_repeat()
    {
        var times = new List<TimeSpan>();
        using var timer = clock.CreateTimer(_ => times.Add(clock.Elapsed), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal([1.0, 4, 7], times.Select(t => t.TotalSeconds));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(3, times.Count);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(0, clock.PendingTimers);
    }

    [Fact]
    public void A_timer_may_set_another_within_the_same_advance()
    {
        var times = new List<double>();
        using var timer = clock.CreateTimer(
            _ => clock.CreateTimer(_ => times.Add(clock.Elapsed.TotalSeconds), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan),
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([3.0], times);
    }

    [Fact]
    public async Task Time_jumps_only_when_every_worker_waits()
    {
        var first = clock.RegisterWorker();
        using var second = clock.RegisterWorker();
        var waiting = Task.Delay(TimeSpan.FromDays(3), clock);
        // The second worker is busy: a pump that did not mind would get its turn many times over.
        await GiveWay();
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
        var longer = Task.Delay(TimeSpan.FromDays(5), clock);
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        await GiveWay();
        Assert.Equal(TimeSpan.FromDays(3), clock.Elapsed);
        Assert.False(longer.IsCompleted);
        first.Dispose();
        await longer.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromDays(5), clock.Elapsed);
    }

    private static async Task GiveWay()
    {
        for (var i = 0; i < 1_000; i++)
            await Task.Yield();
    }

    [Fact]
    public async Task A_worker_that_leaves_holds_nobody_up()
    {
        using var first = clock.RegisterWorker();
        var second = clock.RegisterWorker();
        var waiting = Task.Delay(TimeSpan.FromDays(3), clock);
        second.Dispose();
        second.Dispose();
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromDays(3), clock.Elapsed);
    }

    [Fact]
    public async Task The_same_workers_take_the_same_turns_every_time()
    {
        Assert.Equal(await Run(), await Run());

        static async Task<string> Run()
        {
            var clock = new VirtualClock(Emulation.Now);
            var log = new List<string>();
            var registrations = Enumerable.Range(0, 4).Select(_ => clock.RegisterWorker()).ToArray();
            var workers = Enumerable.Range(0, 4).Select(async id =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1 + id), clock);
                for (var step = 0; step < 50; step++)
                {
                    log.Add($"{id}@{clock.Elapsed.TotalMilliseconds}");
                    await Task.Delay(TimeSpan.FromMilliseconds(10 + (id * step % 7)), clock);
                }
                registrations[id].Dispose();
            }).ToArray();
            await Task.WhenAll(workers).WaitAsync(TimeSpan.FromSeconds(20));
            return string.Join(' ', log);
        }
    }
}
