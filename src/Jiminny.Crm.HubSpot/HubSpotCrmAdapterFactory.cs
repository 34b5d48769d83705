using System.Collections.Concurrent;
using Jiminny.Crm.HubSpot.Transport;
using Jiminny.Http;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.HubSpot;

internal sealed class HubSpotCrmAdapterFactory(
    IHttpClientFactory http, IHubSpotAccess access, IOptions<HubSpotCrmOptions> options, TimeProvider time) : ICrmAdapterFactory
{
    private readonly ConcurrentDictionary<string, Lazy<HubSpotCrmAdapter>> _adapters = new(StringComparer.Ordinal);

    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        cancellationToken.ThrowIfCancellationRequested();
        // Lazy, since two adapters of one account would have two governors.
        return new(_adapters.GetOrAdd(organisationId, id => new Lazy<HubSpotCrmAdapter>(() => Create(id))).Value);
    }

    private HubSpotCrmAdapter Create(string organisationId)
    {
        var settings = options.Value;
        var governors = new HubSpotGovernors(settings, time);
        var retries = new RetryPipeline(settings.Retries, time);
        var client = new HubSpotClient(
            () => http.CreateClient(HubSpotCrmAdapter.HttpClientName), access, organisationId, settings, governors, retries, time);
        return new HubSpotCrmAdapter(client, settings, time);
    }
}
