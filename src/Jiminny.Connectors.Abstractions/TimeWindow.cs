namespace Jiminny.Connectors;

/// <summary>A span of time, the end exclusive.</summary>
public readonly record struct TimeWindow
{
    /// <summary>Creates a window.</summary>
    /// <param name="from">The first instant inside.</param>
    /// <param name="to">The first instant after it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is not after <paramref name="from"/>.</exception>
    public TimeWindow(DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        From = from.ToUniversalTime();
        To = to.ToUniversalTime();
    }

    /// <summary>The first instant inside, in UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The first instant after the window, in UTC.</summary>
    public DateTimeOffset To { get; }

    /// <summary>Whether an instant lies inside.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns><see langword="true"/> from <see cref="From"/> on, up to but without <see cref="To"/>.</returns>
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < To;
}
