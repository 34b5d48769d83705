namespace Jiminny.Emulator;

/// <summary>
/// One HTTP answer. Its body lies in a pooled buffer: dispose it once the body has been sent, which also ends the request's flight for the concurrency limits.
/// </summary>
public sealed class EmulatorResponse : IDisposable
{
    private readonly ResponseBuffer? buffer;
    private readonly byte[]? fixedBody;
    private Action? finished;

    internal EmulatorResponse(int status, ResponseBuffer? buffer, string? contentType)
    {
        Status = status;
        this.buffer = buffer;
        ContentType = buffer is null ? null : contentType;
    }

    internal EmulatorResponse(int status, byte[] body, string? contentType)
    {
        Status = status;
        fixedBody = body;
        ContentType = contentType;
    }

    /// <summary>The HTTP status code.</summary>
    public int Status { get; }

    /// <summary>The body's media type, or null when there is no body.</summary>
    public string? ContentType { get; }

    /// <summary>Headers other than Content-Type and Content-Length.</summary>
    public HeaderList Headers { get; } = [];

    /// <summary>The body's bytes; valid until this answer is disposed.</summary>
    public ReadOnlyMemory<byte> Body => fixedBody ?? buffer?.Written ?? default;

    /// <summary>How many list entries the body carries; 0 for anything but a list.</summary>
    public int Items { get; internal init; }

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    internal string? ErrorCode { get; init; }

    internal void OnFinished(Action action) => finished += action;

    /// <summary>Ends the request's flight while the body is kept.</summary>
    internal void EndFlight() => Interlocked.Exchange(ref finished, null)?.Invoke();

    /// <inheritdoc/>
    public void Dispose()
    {
        EndFlight();
        buffer?.Dispose();
    }
}
