using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors.Testing;

namespace Jiminny.Http;

public class RequestGovernorTests
{
    private readonly InstantTime _time = new();

    [Fact]
    public void Whatever_is_asked_no_window_holds_more_than_the_limit() =>
        Prop.ForAll(Gen.Choose(1, 50).ArrayOf().ToArbitrary(), Gen.Choose(50, 120).ToArbitrary(), (asked, limit) =>
        {
            var time = new InstantTime();
            using var governor = new RequestGovernor(new GovernorOptions { MaxInFlight = 1, UnitsPerWindow = limit }, time);
            var spent = new List<(DateTimeOffset At, int Units)>();
            foreach (var units in asked)
            {
                governor.AcquireAsync(units, CancellationToken.None).AsTask().GetAwaiter().GetResult().Dispose();
                spent.Add((time.GetUtcNow(), units));
            }

            return spent.All(one => spent.Where(other => other.At <= one.At && other.At > one.At - TimeSpan.FromMinutes(1)).Sum(other => other.Units) <= limit);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task As_many_as_fit_are_granted_at_once()
    {
        using var governor = Governor(inFlight: 1, units: 100);
        using (var first = await governor.AcquireAsync(units: 20, count: 3, TestContext.Current.CancellationToken))
            Assert.Equal(3, first.Count);

        using (var rest = await governor.AcquireAsync(units: 20, count: 3, TestContext.Current.CancellationToken))
            Assert.Equal(2, rest.Count);

        Assert.Empty(_time.Waits);
        using var later = await governor.AcquireAsync(units: 20, count: 9, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(_time.Waits));
        Assert.Equal(5, later.Count);
    }

    [Fact]
    public async Task No_more_are_in_flight_than_allowed()
    {
        using var governor = Governor(inFlight: 2, units: 100);
        var first = await governor.AcquireAsync(1, TestContext.Current.CancellationToken);
        using var second = await governor.AcquireAsync(1, TestContext.Current.CancellationToken);
        var third = governor.AcquireAsync(1, TestContext.Current.CancellationToken);

        Assert.False(third.IsCompleted);
        first.Dispose();
        using var granted = await third;
    }

    [Fact]
    public async Task Those_that_leave_together_have_a_slot_each()
    {
        using var governor = Governor(inFlight: 4, units: 10);
        using var one = await governor.AcquireAsync(1, TestContext.Current.CancellationToken);
        var together = governor.AcquireTogetherAsync(1, count: 4, TestContext.Current.CancellationToken).AsTask();
        var next = governor.AcquireTogetherAsync(1, count: 4, TestContext.Current.CancellationToken).AsTask();

        Assert.False(together.IsCompleted);
        one.Dispose();
        using (var granted = await together)
        {
            Assert.Equal(4, granted.Count);
            Assert.False(next.IsCompleted);
        }

        (await next).Dispose();

        // 9 of 10 units are spent.
        Assert.Empty(_time.Waits);
        using var later = await governor.AcquireTogetherAsync(1, count: 2, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(_time.Waits));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 0)]
    [InlineData(4, 3)]
    [InlineData(0, 1)]
    public async Task No_more_can_leave_together_than_is_ever_allowed(long units, int count)
    {
        using var governor = Governor(inFlight: 4, units: 10);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await governor.AcquireTogetherAsync(units, count, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wait_for_a_slot_can_be_cancelled()
    {
        using var governor = Governor(inFlight: 1, units: 100);
        using var first = await governor.AcquireAsync(1, TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource();
        var second = governor.AcquireAsync(1, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
    }

    [Fact]
    public async Task Nothing_leaves_while_the_provider_wants_silence()
    {
        using var governor = Governor(inFlight: 1, units: 100);
        var until = _time.GetUtcNow().AddSeconds(9);
        governor.HoldUntil(until);
        governor.HoldUntil(until.AddSeconds(-5));

        Assert.Equal(until, governor.HeldUntil);
        (await governor.AcquireAsync(1, TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal(until, _time.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task What_can_never_be_granted_is_refused(long units)
    {
        using var governor = Governor(inFlight: 1, units: 100);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await governor.AcquireAsync(units, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Each_account_has_one_governor_and_idle_ones_are_forgotten()
    {
        var registry = new GovernorRegistry<int>(new GovernorOptions { MaxInFlight = 1, UnitsPerWindow = 10 }, _time);
        var busy = registry.Get(1);
        var grant = await busy.AcquireAsync(1, TestContext.Current.CancellationToken);
        var held = registry.Get(2);
        held.HoldUntil(_time.GetUtcNow().AddYears(1));
        var idle = registry.Get(3);
        for (var i = 4; i < 1000; i++)
            registry.Get(i);

        Assert.Same(busy, registry.Get(1));
        Assert.Same(held, registry.Get(2));
        Assert.NotSame(idle, registry.Get(3));
        grant.Dispose();
    }

    private RequestGovernor Governor(int inFlight, long units) => new(new GovernorOptions { MaxInFlight = inFlight, UnitsPerWindow = units }, _time);
}
