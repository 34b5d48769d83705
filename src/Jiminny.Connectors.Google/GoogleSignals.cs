using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google;

/// <summary>The connector's activity source and meter, named after the package.</summary>
internal static class GoogleSignals
{
    private static readonly SourceTelemetry Telemetry = new("Jiminny.Connectors.Google");

    // A page's messages share a window, some of them as large as one may be.
    private const int ItemsPerWindow = 16;

    public static PagedSourceServices Services(IAccessTokens tokens, TimeProvider time, GoogleConnectorOptions options) =>
        new(tokens, time, Telemetry) { WindowSize = options.WindowSize, MaxWindowSize = MaxWindowSize(options) };

    public static int MaxWindowSize(GoogleConnectorOptions options) => (int)Math.Min(Array.MaxLength, (long)ItemsPerWindow * options.MaxItemSize);
}
