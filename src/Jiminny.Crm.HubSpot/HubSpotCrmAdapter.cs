using Jiminny.Crm.HubSpot.Reading;
using Jiminny.Crm.HubSpot.Transport;
using Jiminny.Crm.HubSpot.Writing;

namespace Jiminny.Crm.HubSpot;

internal sealed class HubSpotCrmAdapter : ICrmAdapter, ICrmAddressLookup, ICrmActivityLog, ICrmAccessCheck
{
    public const string Name = "hubspot";
    public const string HttpClientName = "Jiminny.Crm.HubSpot";

    private readonly HubSpotFeed _feed;
    private readonly HubSpotPeople _people;
    private readonly HubSpotActivityLog _log;

    public HubSpotCrmAdapter(HubSpotClient client, HubSpotCrmOptions options, TimeProvider time)
    {
        _feed = new HubSpotFeed(client, options, time);
        _people = new HubSpotPeople(client, options);
        _log = new HubSpotActivityLog(client, _people, options);
        Descriptor = new CrmDescriptor(Name)
        {
            MaxPageSize = _feed.MaxChanges,
            ReportsMerges = true,
            CursorLifetime = options.ArchivedFor - options.Overlap,
            Capabilities = CrmCapabilities.AddressLookup | CrmCapabilities.ActivityLog | CrmCapabilities.AccessCheck,
        };
    }

    public CrmDescriptor Descriptor { get; }

    public int MaxAddresses => HubSpotPeople.MaxAddresses;

    public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) => _feed.ReadAsync(cursor, cancellationToken);

    public ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        _people.FindAsync(addresses, cancellationToken);

    public ValueTask<CrmReadResult> CheckAccessAsync(string address, CancellationToken cancellationToken) => _people.CheckAsync(address, cancellationToken);

    public ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken) =>
        _log.WriteAsync(activity, userId, cancellationToken);
}
