using System.IO.Compression;

namespace Jiminny.Emulator;

/// <summary>gzip for answers.</summary>
internal static class Compression
{
    // Front ends leave small bodies alone.
    private const int Smallest = 1024;

    /// <summary>Returns a compressed copy and passes on the end of the flight; small bodies come back unchanged.</summary>
    public static EmulatorResponse Apply(EmulatorResponse response)
    {
        var body = response.Body;
        if (body.Length < Smallest)
            return response;
        var buffer = new ResponseBuffer(body.Length / 4);
        using (var gzip = new GZipStream(new BufferStream(buffer), CompressionLevel.Fastest))
            gzip.Write(body.Span);
        var compressed = new EmulatorResponse(response.Status, buffer, response.ContentType) { Items = response.Items, ErrorCode = response.ErrorCode };
        foreach (var header in response.Headers)
            compressed.Headers.Add(header.Key, header.Value);
        compressed.Headers.Add("Content-Encoding", "gzip");
        compressed.Headers.Add("Vary", "Accept-Encoding");
        compressed.OnFinished(response.Dispose);
        return compressed;
    }

    public static bool AcceptsGzip(HeaderList headers)
    {
        foreach (var value in headers.All("Accept-Encoding"))
            if (value.Contains("gzip", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private sealed class BufferStream(ResponseBuffer buffer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => buffer.Length;

        public override long Position
        {
            get => buffer.Length;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] destination, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] source, int offset, int count) => buffer.Write(source.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> source) => buffer.Write(source);
    }
}
