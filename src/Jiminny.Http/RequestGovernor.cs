using System.Threading.RateLimiting;

namespace Jiminny.Http;

/// <summary>
/// Keeps the requests to one account inside the provider's limits: so many in flight, so many units in any window. Thread-safe.
/// </summary>
/// <remarks>
/// The window slides over what was really spent, so the limit holds for a fixed window of the server too, wherever that begins. Waits for units run on the
/// given clock and are taken before a slot is, so that nobody holds a slot while waiting.
/// </remarks>
public sealed class RequestGovernor : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, long Units)> _spent = new();
    private readonly ConcurrencyLimiter _slots;
    private readonly GovernorOptions _options;
    private readonly TimeProvider _time;
    private long _spentUnits;
    private int _users;
    private DateTimeOffset _heldUntil = DateTimeOffset.MinValue;

    /// <summary>Creates a governor.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    public RequestGovernor(GovernorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxInFlight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.UnitsPerWindow, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Window, TimeSpan.Zero);
        _options = options;
        _time = time;
        _slots = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxInFlight,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>The most that can be asked for at once.</summary>
    public long UnitsPerWindow => _options.UnitsPerWindow;

    /// <summary>Until when the provider has asked for silence; in the past when it has not.</summary>
    public DateTimeOffset HeldUntil
    {
        get
        {
            lock (_gate)
                return _heldUntil;
        }
    }

    /// <summary>Waits until the units may be spent and a slot is free.</summary>
    /// <param name="units">What the request will cost, from 1 to <see cref="UnitsPerWindow"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The slot; dispose it when the answer is read.</returns>
    public ValueTask<GovernorGrant> AcquireAsync(long units, CancellationToken cancellationToken) => AcquireAsync(units, count: 1, cancellationToken);

    /// <summary>Waits until at least one of many requests may be sent and a slot is free, and takes as many as the window has room for.</summary>
    /// <param name="units">What each request will cost, from 1 to <see cref="UnitsPerWindow"/>.</param>
    /// <param name="count">How many are wanted, at least 1.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>One slot for as many requests as it says; dispose it when their answers are read.</returns>
    public ValueTask<GovernorGrant> AcquireAsync(long units, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, _options.UnitsPerWindow);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return AcquireAsync(units, count, slots: 1, cancellationToken);
    }

    /// <summary>Waits until several requests may be sent together, each with its units and in a slot of its own, as a batch that the provider runs at once takes them.</summary>
    /// <param name="units">What each request will cost, at least 1; all of them together at most <see cref="UnitsPerWindow"/>.</param>
    /// <param name="count">How many there are, from 1 to <see cref="GovernorOptions.MaxInFlight"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>All of their slots; dispose it when the answers are read.</returns>
    public ValueTask<GovernorGrant> AcquireTogetherAsync(long units, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _options.MaxInFlight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, _options.UnitsPerWindow / count);
        return AcquireAsync(units * count, count: 1, slots: count, cancellationToken);
    }

    /// <summary>Lets nothing more leave before a time, since the provider has said so to one of the account's requests.</summary>
    /// <param name="time">The earliest time of the next request; an earlier one than known changes nothing.</param>
    public void HoldUntil(DateTimeOffset time)
    {
        lock (_gate)
            _heldUntil = time > _heldUntil ? time : _heldUntil;
    }

    /// <summary>Whether forgetting this governor would forget nothing.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                Expire(now);
                return _users == 0 && _spentUnits == 0 && _heldUntil <= now && _slots.GetStatistics()?.CurrentAvailablePermits == _options.MaxInFlight;
            }
        }
    }

    /// <summary>Releases the slots' queue.</summary>
    public void Dispose() => _slots.Dispose();

    // Slots are taken all at once, so that two who need several never wait for each other.
    private async ValueTask<GovernorGrant> AcquireAsync(long units, int count, int slots, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _users);
        try
        {
            int granted;
            while ((granted = Spend(units, count, out var wait)) == 0)
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);

            return new GovernorGrant(await _slots.AcquireAsync(slots, cancellationToken).ConfigureAwait(false), granted * slots);
        }
        finally
        {
            Interlocked.Decrement(ref _users);
        }
    }

    // How many requests the window has room for, already spent; when none, how long to wait before asking again.
    private int Spend(long units, int count, out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            wait = _heldUntil - now;
            if (wait > TimeSpan.Zero)
                return 0;

            Expire(now);
            var granted = (int)Math.Min(count, (_options.UnitsPerWindow - _spentUnits) / units);
            if (granted > 0)
            {
                _spent.Enqueue((now, granted * units));
                _spentUnits += granted * units;
                return granted;
            }

            wait = UntilFree(units, now);
            return 0;
        }
    }

    private TimeSpan UntilFree(long units, DateTimeOffset now)
    {
        var free = _options.UnitsPerWindow - _spentUnits;
        foreach (var (at, spent) in _spent)
        {
            free += spent;
            if (free >= units)
                return at + _options.Window - now;
        }

        return _options.Window;
    }

    private void Expire(DateTimeOffset now)
    {
        while (_spent.TryPeek(out var oldest) && oldest.At + _options.Window <= now)
            _spentUnits -= _spent.Dequeue().Units;
    }
}
