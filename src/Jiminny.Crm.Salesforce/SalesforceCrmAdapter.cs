using Jiminny.Crm.Salesforce.Reading;
using Jiminny.Crm.Salesforce.Transport;
using Jiminny.Crm.Salesforce.Writing;

namespace Jiminny.Crm.Salesforce;

internal sealed class SalesforceCrmAdapter : ICrmAdapter, ICrmAddressLookup, ICrmActivityLog, ICrmAccessCheck
{
    public const string Name = "salesforce";
    public const string HttpClientName = "Jiminny.Crm.Salesforce";

    private readonly SalesforceFeed _feed;
    private readonly SalesforcePeople _people;
    private readonly SalesforceActivityLog _log;

    public SalesforceCrmAdapter(SalesforceClient client, SalesforceCrmOptions options, TimeProvider time)
    {
        _feed = new SalesforceFeed(client, options, time);
        _people = new SalesforcePeople(client, options);
        _log = new SalesforceActivityLog(client, _people, options);
        Descriptor = new CrmDescriptor(Name)
        {
            MaxPageSize = options.BulkAbove > 0 ? Math.Max(options.PageSize, options.BulkPageSize) : options.PageSize,
            ReportsMerges = true,
            CursorLifetime = options.RecycleBin - options.Overlap,
            Capabilities = CrmCapabilities.AddressLookup | CrmCapabilities.ActivityLog | CrmCapabilities.AccessCheck,
        };
    }

    public CrmDescriptor Descriptor { get; }

    public int MaxAddresses => _people.MaxAddresses;

    public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) => _feed.ReadAsync(cursor, cancellationToken);

    public ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        _people.FindAsync(addresses, cancellationToken);

    public ValueTask<CrmReadResult> CheckAccessAsync(string address, CancellationToken cancellationToken) => _people.CheckAsync(address, cancellationToken);

    public ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken) =>
        _log.WriteAsync(activity, userId, cancellationToken);
}
