using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>
/// Reads a multipart body part by part as it arrives, in a window no larger than its largest part. The boundary is that of its first line, so a header that
/// quotes it or not makes no difference.
/// </summary>
internal sealed class MultipartReader(Stream body, PageWindow window)
{
    private byte[]? _delimiter;
    private int _used;
    private int _next;
    private int _searched;
    private bool _isClosing;
    private bool _isEnd;

    /// <summary>Whether the body ended as it should.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The part, valid until the next is read.</summary>
    public ReadOnlySpan<byte> Part => window.Filled[.._used];

    /// <summary>Reads the next part.</summary>
    /// <returns>False at the end, and when the body is not multipart or a part is too large.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_delimiter is null ? TryBegin() : TryFindPart())
                return !IsComplete;

            if (_isEnd || (window.IsFull && !window.TryGrow()))
                return false;

            var read = await body.ReadAsync(window.Free, cancellationToken).ConfigureAwait(false);
            window.Advance(read);
            _isEnd = read == 0;
        }
    }

    // The first line that begins with two hyphens.
    private bool TryBegin()
    {
        var text = window.Filled;
        var start = text.IndexOf("--"u8);
        if (start < 0 || text[start..].IndexOf((byte)'\n') is not (var length and > 0))
            return false;

        _delimiter = [(byte)'\n', .. text.Slice(start, length).TrimEnd((byte)'\r')];
        Drop(start + length + 1);
        return TryFindPart();
    }

    // A part ends before the delimiter's line; of what was searched before, only as much is searched again as may hold the delimiter's beginning.
    private bool TryFindPart()
    {
        if (_isClosing)
        {
            IsComplete = true;
            return true;
        }

        if (_next > 0)
            Drop(_next);

        var text = window.Filled;
        var from = Math.Max(0, _searched - _delimiter!.Length);
        var end = text[from..].IndexOf(_delimiter);
        if (end < 0)
        {
            _searched = text.Length;
            return false;
        }

        end += from;
        var rest = text[(end + _delimiter.Length)..];
        // Two more hyphens close the body.
        var line = rest.IndexOf((byte)'\n');
        if (line < 0 && !rest.StartsWith("--"u8))
        {
            _searched = end;
            return false;
        }

        _isClosing = rest.StartsWith("--"u8);
        _used = end;
        _next = end + _delimiter.Length + line + 1;
        return true;
    }

    private void Drop(int count)
    {
        window.Discard(count);
        _used = 0;
        _next = 0;
        _searched = 0;
    }
}
