using System.Buffers;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Watches one page of a listing by time, newest first, for what Graph may get wrong: messages shown twice, or out of order. Ids are compared as hashes that
/// live as long as the page, so that none becomes a string. Not thread-safe.
/// </summary>
internal sealed class ListingWatch : IDisposable
{
    private const int Slots = 4096;

    private ulong[] _seen = [];
    private DateTimeOffset? _first;

    /// <summary>How many different messages were shown.</summary>
    public int Shown { get; private set; }

    /// <summary>Whether each message was as old as the one before, or older.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>The time of the last message.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Whether a listing that goes on with the last message's second leaves this page's beginning behind.</summary>
    public bool CanGoOnByTime => IsOrdered && Last is { } last && _first is { } first && SecondOf(first) > SecondOf(last);

    /// <summary>The end, exclusive, of what a listing that goes on by time has to show: the second of the last message belongs to it.</summary>
    public DateTimeOffset NextEnd => new(checked((SecondOf(Last!.Value) + 1) * TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>Begins a page.</summary>
    public void Restart()
    {
        if (_seen.Length == 0)
            _seen = ArrayPool<ulong>.Shared.Rent(Slots);

        Array.Clear(_seen);
        Shown = 0;
        IsOrdered = true;
        Last = null;
        _first = null;
    }

    /// <summary>Counts a message, before it is known whether it can be read.</summary>
    public void AddElement() => Shown++;

    /// <summary>Notes a message that was counted.</summary>
    /// <param name="id">Its id; empty when it has none.</param>
    /// <param name="time">Its time.</param>
    /// <returns><see langword="false"/> when it was shown on this page before.</returns>
    public bool TryAdd(ReadOnlySpan<byte> id, DateTimeOffset time)
    {
        if (!id.IsEmpty && !TryRemember(id))
        {
            Shown--;
            return false;
        }

        IsOrdered &= Last is not { } last || SecondOf(time) <= SecondOf(last);
        _first ??= time;
        Last = time;
        return true;
    }

    public void Dispose()
    {
        if (_seen.Length > 0)
            ArrayPool<ulong>.Shared.Return(_seen, clearArray: true);

        _seen = [];
    }

    private static long SecondOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerSecond;

    // A page holds 1,000 messages at most; one that a server makes longer is not watched beyond what fits.
    private bool TryRemember(ReadOnlySpan<byte> id)
    {
        var key = IdHashes.Of(id) | 1;
        var slot = (int)(key >> 32) & (Slots - 1);
        for (var steps = 0; steps < Slots; steps++, slot = (slot + 1) & (Slots - 1))
        {
            if (_seen[slot] == key)
                return false;

            if (_seen[slot] == 0)
            {
                _seen[slot] = key;
                return true;
            }
        }

        return true;
    }
}
