using System.Net;
using Jiminny.Crm.HubSpot.Transport;

namespace Jiminny.Crm.HubSpot.Reading;

/// <summary>Finds people by address, users by theirs, and records by id.</summary>
internal sealed class HubSpotPeople(HubSpotClient client, HubSpotCrmOptions options)
{
    private const int PageSize = 100;

    public const int MaxAddresses = 100;

    public async ValueTask<CrmReadResult> FindAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, MaxAddresses, nameof(addresses));
        // HubSpot keeps addresses in lower case and compares with IN as they are.
        var asked = addresses.Select(static address => address.Trim().ToLowerInvariant()).Where(static address => address.Length > 0).Distinct().ToList();
        var people = new List<CrmRecord>();
        var table = HubSpotTable.All(options).Single(static table => table.Type == CrmRecordType.Contact);
        string? after = null;
        do
        {
            if (asked.Count == 0)
                break;

            var answer = await client.PostAsync(
                "crm/v3/objects/contacts/search", Request(asked, table, after), HubSpotJson.Default.SearchRequest, HubSpotJson.Default.ObjectPage,
                cancellationToken).ConfigureAwait(false);
            if (answer.Failure is { } failure)
                return failure.ToReadResult();
            var page = answer.Require();
            people.AddRange(page.Results.Select(item => table.Read(item, company: null, [])));
            after = page.Paging?.Next?.After;
        }
        while (after is not null);

        return new CrmPeopleFound(people);
    }

    /// <summary>The user with an address. What the user may do HubSpot tells nobody but account administrators.</summary>
    public async ValueTask<CrmReadResult> CheckAsync(string address, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(address))
            return CrmUserAccess.None;

        var answer = await client.GetAsync(
            $"crm/v3/owners?limit=1&archived=false&email={Uri.EscapeDataString(address.Trim())}", HubSpotJson.Default.OwnerPage, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Failure is { } failure)
            return failure.ToReadResult();
        return answer.Require().Results is [var owner, ..] ? new CrmUserAccess { UserId = owner.Id, CanWriteActivities = true } : CrmUserAccess.None;
    }

    /// <summary>Which of the records are there, by the ids they have now: a merged record has another one.</summary>
    public async ValueTask<HubSpotAnswer<IReadOnlyList<CrmReference>>> WhichExistAsync(
        IReadOnlyList<CrmReference> records, CancellationToken cancellationToken)
    {
        var found = new List<CrmReference>();
        foreach (var group in records.GroupBy(static record => record.Type))
        {
            var answer = await client.PostAsync(
                $"crm/v3/objects/{HubSpotTable.ObjectOf(group.Key)}/batch/read", new BatchRead([.. group.Select(static record => new ObjectId(record.Id))], []),
                HubSpotJson.Default.BatchRead, HubSpotJson.Default.ObjectPage, cancellationToken).ConfigureAwait(false);
            if (answer.Failure is { Status: not HttpStatusCode.NotFound } failure)
                return new HubSpotAnswer<IReadOnlyList<CrmReference>>(Value: null, failure, answer.At);
            found.AddRange(answer.Value?.Results.Select(item => new CrmReference(group.Key, item.Id)) ?? []);
        }

        return new HubSpotAnswer<IReadOnlyList<CrmReference>>([.. found.Distinct()], Failure: null, default);
    }

    private SearchRequest Request(IReadOnlyList<string> addresses, HubSpotTable table, string? after) => new()
    {
        FilterGroups = [.. options.Addresses.Select(property => new FilterGroup([new Filter { PropertyName = property, Operator = "IN", Values = addresses }]))],
        Sorts = [new Sort("hs_object_id", "ASCENDING")],
        Properties = table.Properties,
        Limit = PageSize,
        After = after,
    };
}
