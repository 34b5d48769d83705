using System.Collections.Concurrent;
using Jiminny.Crm.Salesforce.Transport;
using Jiminny.Http;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Salesforce;

internal sealed class SalesforceCrmAdapterFactory(
    IHttpClientFactory http, ISalesforceAccess access, IOptions<SalesforceCrmOptions> options, TimeProvider time) : ICrmAdapterFactory
{
    private readonly ConcurrentDictionary<string, SalesforceCrmAdapter> _adapters = new(StringComparer.Ordinal);

    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_adapters.GetOrAdd(organisationId, Create));
    }

    private SalesforceCrmAdapter Create(string organisationId)
    {
        var retries = new RetryPipeline(options.Value.Retries, time);
        var client = new SalesforceClient(() => http.CreateClient(SalesforceCrmAdapter.HttpClientName), access, organisationId, options.Value, retries, time);
        return new SalesforceCrmAdapter(client, options.Value, time);
    }
}
