using System.Buffers;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors;

public class PageWindowTests
{
    // An odd size, so that no other test rents from the same bucket.
    private const int Size = 1 << 22;

    [Fact]
    public void What_was_used_is_cleared_before_the_buffer_is_returned()
    {
        var window = new PageWindow(Size, Size);
        window.Append("canary"u8);
        window.Free.Span[..6].Fill((byte)'!');
        window.Advance(6);
        window.Discard(9);
        window.Reset();
        window.Dispose();
        window.Dispose();

        var again = ArrayPool<byte>.Shared.Rent(Size);
        Assert.True(again.AsSpan().IndexOfAnyExcept((byte)0) < 0, "The buffer still holds something.");
        ArrayPool<byte>.Shared.Return(again);
    }

    [Fact]
    public void A_smaller_buffer_is_cleared_as_well_when_the_window_grows()
    {
        using var window = new PageWindow(Size / 2, Size);
        window.Append(new byte[Size / 2 - 1]);
        window.Append("ab"u8);

        var smaller = ArrayPool<byte>.Shared.Rent(Size / 2);
        Assert.True(smaller.AsSpan().IndexOfAnyExcept((byte)0) < 0);
        ArrayPool<byte>.Shared.Return(smaller);
        Assert.Equal("ab"u8, window.Filled[^2..]);
    }

    [Fact]
    public void It_grows_to_its_bound_and_no_further()
    {
        using var window = new PageWindow(1024, 4096);

        Assert.Equal(0, window.Append(new byte[3000]));
        Assert.Equal(3000, window.Append(new byte[1000]));
        Assert.Null(window.Append(new byte[1000]));
        Assert.False(window.TryGrow());
        Assert.Equal(4000, window.Filled.Length);
    }

    [Fact]
    public void Discarding_moves_the_rest_to_the_front()
    {
        using var window = new PageWindow(16, 16);
        window.Append("abcdef"u8);
        window.Discard(2);
        window.Append("gh"u8);

        Assert.Equal("cdefgh"u8, window.Filled);
    }
}
