namespace Jiminny.Connectors.Testing;

/// <summary>A body whose connection is cut at its end.</summary>
public sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded, "CANARY");
    }
}

/// <summary>A body that never comes.</summary>
public sealed class StallingStream(Action? onRead = null) : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        onRead?.Invoke();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
