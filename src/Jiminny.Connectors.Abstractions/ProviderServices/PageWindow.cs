using System.Buffers;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>
/// A rented buffer that a response slides through. It grows only when one element does not fit, and what was used of it is cleared before it is returned.
/// Not thread-safe.
/// </summary>
public sealed class PageWindow : IDisposable
{
    private readonly int _maxSize;
    private byte[] _bytes;
    private int _filled;
    private int _used;

    /// <summary>Rents a window.</summary>
    /// <param name="size">Its size in bytes to begin with.</param>
    /// <param name="maxSize">The size it never grows beyond.</param>
    public PageWindow(int size, int maxSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSize, size);
        _maxSize = maxSize;
        _bytes = ArrayPool<byte>.Shared.Rent(size);
    }

    /// <summary>What it holds.</summary>
    public Span<byte> Filled => _bytes.AsSpan(0, _filled);

    /// <summary>Whether nothing more fits.</summary>
    public bool IsFull => _filled == _bytes.Length;

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free => _bytes.AsMemory(_filled);

    /// <summary>Takes in bytes that were written to <see cref="Free"/>.</summary>
    /// <param name="count">How many.</param>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _filled);
        _filled += count;
        _used = Math.Max(_used, _filled);
    }

    /// <summary>Drops bytes from the front and moves the rest there.</summary>
    /// <param name="count">How many.</param>
    public void Discard(int count)
    {
        _bytes.AsSpan(count, _filled - count).CopyTo(_bytes);
        _filled -= count;
    }

    /// <summary>Adds bytes at the end, growing as needed.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Where they stand; <see langword="null"/> when the window would grow beyond its bound.</returns>
    public int? Append(ReadOnlySpan<byte> bytes)
    {
        while (_bytes.Length - _filled < bytes.Length)
        {
            if (!TryGrow())
                return null;
        }

        var start = _filled;
        bytes.CopyTo(_bytes.AsSpan(start));
        _filled += bytes.Length;
        _used = Math.Max(_used, _filled);
        return start;
    }

    /// <summary>Doubles the window.</summary>
    /// <returns><see langword="false"/> when it has reached its bound.</returns>
    public bool TryGrow()
    {
        var size = (int)Math.Min(_maxSize, _bytes.Length * 2L);
        if (size <= _bytes.Length)
            return false;

        var larger = ArrayPool<byte>.Shared.Rent(size);
        Filled.CopyTo(larger);
        Return();
        _bytes = larger;
        _used = _filled;
        return true;
    }

    /// <summary>Forgets what it holds.</summary>
    public void Reset() => _filled = 0;

    /// <summary>Clears what was used and returns the buffer.</summary>
    public void Dispose()
    {
        Return();
        _bytes = [];
        _filled = 0;
        _used = 0;
    }

    private void Return()
    {
        if (_bytes.Length == 0)
            return;

        Array.Clear(_bytes, 0, _used);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
