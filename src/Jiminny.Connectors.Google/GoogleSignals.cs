using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google;

/// <summary>The connector's activity source and meter, named after the package.</summary>
internal static class GoogleSignals
{
    private static readonly SourceTelemetry Telemetry = new("Jiminny.Connectors.Google");

    public static PagedSourceServices Services(IAccessTokens tokens, TimeProvider time, GoogleConnectorOptions options) =>
        new(tokens, time, Telemetry) { WindowSize = options.WindowSize, MaxWindowSize = Math.Max(options.MaxItemSize, 4 * options.WindowSize) };
}
