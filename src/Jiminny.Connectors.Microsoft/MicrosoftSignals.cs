using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The connector's activity source and meter, named after the package.</summary>
internal static class MicrosoftSignals
{
    private static readonly SourceTelemetry Telemetry = new("Jiminny.Connectors.Microsoft");

    public static PagedSourceServices Services(IAccessTokens tokens, TimeProvider time, MicrosoftConnectorOptions options) =>
        new(tokens, time, Telemetry) { WindowSize = options.WindowSize, MaxWindowSize = options.MaxItemSize };
}
