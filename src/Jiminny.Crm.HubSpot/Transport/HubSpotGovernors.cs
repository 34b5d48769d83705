using Jiminny.Http;

namespace Jiminny.Crm.HubSpot.Transport;

/// <summary>Keeps the requests to one account inside its limits: searches have one of their own.</summary>
internal sealed class HubSpotGovernors(HubSpotCrmOptions options, TimeProvider time)
{
    private const int InFlight = 8;

    private readonly RequestGovernor _requests = new(
        new GovernorOptions { MaxInFlight = InFlight, UnitsPerWindow = options.RequestsPerTenSeconds, Window = TimeSpan.FromSeconds(10) }, time);

    private readonly RequestGovernor _searches = new(
        new GovernorOptions { MaxInFlight = InFlight, UnitsPerWindow = options.SearchesPerSecond, Window = TimeSpan.FromSeconds(1) }, time);

    public RequestGovernor For(string path) => path.EndsWith("/search", StringComparison.Ordinal) ? _searches : _requests;
}
