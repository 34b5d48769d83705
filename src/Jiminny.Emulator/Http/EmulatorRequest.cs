namespace Jiminny.Emulator;

/// <summary>One HTTP request as the emulator's core sees it, free of any transport.</summary>
public sealed class EmulatorRequest
{
    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Scheme, host and port the caller used, without a trailing slash; links in answers start with it. For example <c>http://127.0.0.1:5001</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Path and query as sent, still percent-encoded, starting with a slash.</summary>
    public required string Target { get; init; }

    /// <summary>The request's headers.</summary>
    public HeaderList Headers { get; init; } = [];

    /// <summary>The body as sent (possibly gzip-compressed); empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
