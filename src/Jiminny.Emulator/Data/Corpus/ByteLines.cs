namespace Jiminny.Emulator;

/// <summary>The lines of a stream as bytes, without their ends. Each is valid until the next is asked for.</summary>
internal sealed class ByteLines(Stream stream)
{
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        var buffer = new byte[1 << 20];
        var (start, end) = (0, 0);
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                yield return Trim(buffer.AsMemory(start, newline));
                start += newline + 1;
                continue;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }
        if (end > start)
            yield return Trim(buffer.AsMemory(start, end - start));
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line) => line.Length > 0 && line.Span[^1] == (byte)'\r' ? line[..^1] : line;
}
