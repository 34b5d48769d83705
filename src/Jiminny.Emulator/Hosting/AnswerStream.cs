namespace Jiminny.Emulator;

/// <summary>Reads an answer's body; the flight ends when it has been read to the end or is closed, whichever comes first.</summary>
internal sealed class AnswerStream(EmulatorResponse answer) : Stream
{
    private readonly int length = answer.Body.Length;
    private int position;
    private bool over;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (over)
            return 0;
        var count = Math.Min(buffer.Length, length - position);
        answer.Body.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        if (position == length)
            Finish();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Finish();
        base.Dispose(disposing);
    }

    private void Finish()
    {
        if (over)
            return;
        over = true;
        answer.Dispose();
    }
}
