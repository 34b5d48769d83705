namespace Jiminny.Connectors.ProviderServices;

/// <summary>What the sources of a connector share. Immutable.</summary>
/// <param name="Tokens">Hands out tokens.</param>
/// <param name="Time">The clock.</param>
/// <param name="Telemetry">The connector's signals.</param>
public sealed record PagedSourceServices(IAccessTokens Tokens, TimeProvider Time, SourceTelemetry Telemetry)
{
    /// <summary>How many bytes of an answer are looked at together. Default 512 KiB.</summary>
    public int WindowSize { get; init; } = 512 * 1024;

    /// <summary>The largest that one item, or on Gmail one page of small answers, may be. Default 64 MiB.</summary>
    public int MaxWindowSize { get; init; } = 64 * 1024 * 1024;
}
