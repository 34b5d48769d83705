using System.Globalization;
using Jiminny.Crm.HubSpot.Transport;

namespace Jiminny.Crm.HubSpot.Reading;

/// <summary>
/// Reads the account page by page: object type after object type, everything by listing, changes by searching. A search page never asks for the page after it, since that is a
/// count from the start which ends at 10,000 and shifts when records change; it begins anew at the time of the last change given, closed.
/// </summary>
internal sealed class HubSpotFeed(HubSpotClient client, HubSpotCrmOptions options, TimeProvider time)
{
    // HubSpot merges up to 250 records into one.
    private const int MaxMerged = 250;

    private readonly IReadOnlyList<HubSpotTable> _tables = HubSpotTable.All(options);

    /// <summary>The most changes on a page: records, and what went into each by merging.</summary>
    public int MaxChanges => options.PageSize * (1 + MaxMerged);

    public async ValueTask<CrmReadResult> ReadAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        if (HubSpotCursor.Decode(cursor, _tables.Count) is not { } place)
            return new CrmCursorExpired();
        // What is archived for longer is no longer listed.
        if (place.Since is { } since && since + options.ArchivedFor < time.GetUtcNow())
            return new CrmCursorExpired();

        var table = _tables[place.Table];
        var answer = place.Stage switch
        {
            HubSpotStage.List or HubSpotStage.Archived => await ListAsync(place, table, cancellationToken).ConfigureAwait(false),
            _ => await SearchAsync(place, table, cancellationToken).ConfigureAwait(false),
        };
        place = place with { Begun = place.Begun ?? answer.At };
        if (answer.Failure is { } failure)
            return Refused(failure, place);

        var found = answer.Require();
        if (place.Stage == HubSpotStage.Archived)
            return Page(Deletions(found, table, place.Since!.Value), [], [], AfterListing(found, place));

        var companies = await CompaniesAsync(found, table, place.Stage, cancellationToken).ConfigureAwait(false);
        if (companies.Failure is { } refusal)
            return Refused(refusal, place);

        var problems = new List<CrmProblem>();
        var changes = Changes(found, table, companies.Require(), place.Since is not null, problems);
        return Page(changes, problems, [], place.Stage == HubSpotStage.List ? AfterListing(found, place) : AfterSearch(found, table, place));
    }

    private ValueTask<HubSpotAnswer<ObjectPage>> ListAsync(HubSpotCursor place, HubSpotTable table, CancellationToken cancellationToken)
    {
        var path = $"crm/v3/objects/{table.Name}?limit={options.PageSize}";
        path += place.Stage == HubSpotStage.Archived
            ? "&archived=true"
            : $"&properties={string.Join(',', table.Properties)}{(table.HasAssociatedCompany ? "&associations=companies" : "")}";
        if (place.After is { } after)
            path += $"&after={Uri.EscapeDataString(after)}";
        return client.GetAsync(path, HubSpotJson.Default.ObjectPage, cancellationToken);
    }

    private ValueTask<HubSpotAnswer<ObjectPage>> SearchAsync(HubSpotCursor place, HubSpotTable table, CancellationToken cancellationToken)
    {
        var from = (place.Stamp ?? place.Since!.Value.ToUnixTimeMilliseconds()).ToString(CultureInfo.InvariantCulture);
        var isMoment = place.Stage == HubSpotStage.Moment;
        Filter[] filters = isMoment
            ?
            [
                new() { PropertyName = table.Modified, Operator = "EQ", Value = from },
                new() { PropertyName = "hs_object_id", Operator = "GT", Value = place.After ?? "0" },
            ]
            : [new() { PropertyName = table.Modified, Operator = "GTE", Value = from }];
        var request = new SearchRequest
        {
            FilterGroups = [new FilterGroup(filters)],
            Sorts = [new Sort(isMoment ? "hs_object_id" : table.Modified, "ASCENDING")],
            Properties = table.Properties,
            Limit = options.PageSize,
        };
        return client.PostAsync(
            $"crm/v3/objects/{table.Name}/search", request, HubSpotJson.Default.SearchRequest, HubSpotJson.Default.ObjectPage, cancellationToken);
    }

    private async ValueTask<HubSpotAnswer<Dictionary<string, string>>> CompaniesAsync(
        ObjectPage found, HubSpotTable table, HubSpotStage stage, CancellationToken cancellationToken)
    {
        if (!table.HasAssociatedCompany || found.Results.Count == 0)
            return new HubSpotAnswer<Dictionary<string, string>>([], Failure: null, default);
        if (stage == HubSpotStage.List)
        {
            var listed = found.Results.Where(static item => item.Associations?.GetValueOrDefault("companies") is { Results.Count: > 0 })
                .ToDictionary(static item => item.Id, static item => item.Associations!["companies"].Results[0].Id);
            return new HubSpotAnswer<Dictionary<string, string>>(listed, Failure: null, default);
        }

        // A search does not tell what a record is associated with.
        var answer = await client.PostAsync(
            $"crm/v4/associations/{table.Name}/companies/batch/read", new AssociationRead([.. found.Results.Select(static item => new ObjectId(item.Id))]),
            HubSpotJson.Default.AssociationRead, HubSpotJson.Default.AssociationPage, cancellationToken).ConfigureAwait(false);
        var companies = answer.Value?.Results.Where(static item => item.To.Count > 0)
            .ToDictionary(static item => item.From.Id, static item => item.To[0].ToObjectId.ToString(CultureInfo.InvariantCulture));
        return new HubSpotAnswer<Dictionary<string, string>>(companies, answer.Failure, answer.At);
    }

    private static List<CrmChange> Changes(
        ObjectPage found, HubSpotTable table, Dictionary<string, string> companies, bool withMerges, List<CrmProblem> problems)
    {
        var changes = new List<CrmChange>(found.Results.Count);
        foreach (var item in found.Results)
        {
            changes.Add(CrmChange.Upsert(table.Read(item, companies.GetValueOrDefault(item.Id), problems)));
            if (withMerges)
                changes.AddRange(HubSpotTable.MergedIds(item).Select(id => CrmChange.Delete(table.Type, id, item.Id)));
        }

        return changes;
    }

    private static List<CrmChange> Deletions(ObjectPage found, HubSpotTable table, DateTimeOffset since) =>
        [.. found.Results.Where(item => item.ArchivedAt is null || item.ArchivedAt >= since).Select(item => CrmChange.Delete(table.Type, item.Id))];

    private static HubSpotCursor AfterListing(ObjectPage found, HubSpotCursor place) =>
        found.Paging?.Next is { } next ? place with { After = next.After } : place.NextTable();

    private HubSpotCursor AfterSearch(ObjectPage found, HubSpotTable table, HubSpotCursor place)
    {
        var isFull = found.Results.Count == options.PageSize;
        if (place.Stage == HubSpotStage.Moment)
        {
            return isFull
                ? place with { After = found.Results[^1].Id }
                : place with { Stage = HubSpotStage.Changes, Stamp = place.Stamp + 1, After = null };
        }

        if (!isFull)
            return place with { Stage = HubSpotStage.Archived, Stamp = null, After = null };

        var first = StampOf(found.Results[0], table);
        var last = StampOf(found.Results[^1], table);
        return place with { Stage = first == last ? HubSpotStage.Moment : HubSpotStage.Changes, Stamp = last, After = null };
    }

    private static long StampOf(ObjectItem item, HubSpotTable table) =>
        (DateTimeOffset.TryParse(item.Properties.GetValueOrDefault(table.Modified), CultureInfo.InvariantCulture, out var stamp) ? stamp : item.UpdatedAt)
        .ToUnixTimeMilliseconds();

    private CrmReadResult Refused(HubSpotFailure failure, HubSpotCursor place)
    {
        // One object type that is not granted leaves the others readable; no token at all leaves none.
        var result = failure.ToReadResult();
        return result is CrmPermissionMissing missing && missing.Permission != HubSpotClient.NotConnected
            ? Page([], [], [missing with { RecordType = _tables[place.Table].Type }], place.NextTable())
            : result;
    }

    private CrmPage Page(
        IReadOnlyList<CrmChange> changes, IReadOnlyList<CrmProblem> problems, IReadOnlyList<CrmPermissionMissing> missing, HubSpotCursor next)
    {
        var isLast = next.Table == _tables.Count;
        return new CrmPage
        {
            Changes = changes,
            Problems = problems,
            MissingPermissions = missing,
            IsLast = isLast,
            Next = (isLast ? new HubSpotCursor { Stage = HubSpotStage.Changes, Since = next.Begun - options.Overlap } : next).Encode(),
        };
    }
}
