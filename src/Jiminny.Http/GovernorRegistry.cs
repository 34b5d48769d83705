namespace Jiminny.Http;

/// <summary>The governors of all accounts that are being read, created when first asked for and forgotten when idle. Thread-safe.</summary>
/// <typeparam name="TKey">What names an account; it must hold no secret.</typeparam>
/// <param name="options">The limits of each account.</param>
/// <param name="time">The clock.</param>
public sealed class GovernorRegistry<TKey>(GovernorOptions options, TimeProvider time)
    where TKey : notnull
{
    private const int FirstSweep = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, RequestGovernor> _governors = [];
    private int _sweepAt = FirstSweep;

    /// <summary>The governor of an account. Ask again for each request: an idle one is replaced.</summary>
    /// <param name="key">The account.</param>
    /// <returns>The governor that all requests to the account share.</returns>
    public RequestGovernor Get(TKey key)
    {
        lock (_gate)
        {
            if (_governors.TryGetValue(key, out var governor))
                return governor;

            if (_governors.Count >= _sweepAt)
                Sweep();

            governor = new RequestGovernor(options, time);
            _governors.Add(key, governor);
            return governor;
        }
    }

    // An idle governor is not disposed: a caller may have just been given it, and then it still works, on its own.
    private void Sweep()
    {
        foreach (var (key, governor) in _governors)
        {
            if (governor.IsIdle)
                _governors.Remove(key);
        }

        _sweepAt = Math.Max(FirstSweep, _governors.Count * 2);
    }
}
