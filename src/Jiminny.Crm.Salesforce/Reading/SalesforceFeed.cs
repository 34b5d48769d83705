using System.Text.Json;
using Jiminny.Crm.Salesforce.Transport;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>
/// Reads the org page by page: object after object, in the order of <c>SystemModstamp</c>. A part of a result comes by its locator; when that has died, by the time stamp
/// of the last row, closed, so that rows of one moment come twice rather than never.
/// </summary>
internal sealed class SalesforceFeed(SalesforceClient client, SalesforceCrmOptions options, TimeProvider time)
{
    private readonly IReadOnlyList<SalesforceTable> _tables = SalesforceTable.All(options);
    private readonly SalesforceBulkFeed _bulk = new(client, options, time);

    public async ValueTask<CrmReadResult> ReadAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        if (SalesforceCursor.Decode(cursor, _tables.Count) is not { } place)
            return new CrmCursorExpired();
        // What left the recycle bin since then is gone without a trace.
        if (place.Since is { } since && since + options.RecycleBin < time.GetUtcNow())
            return new CrmCursorExpired();

        try
        {
            return await ReadAsync(place, _tables[place.Table], cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            throw new SalesforceException(statusCode: null, "a row without id or time stamp");
        }
    }

    private async ValueTask<CrmReadResult> ReadAsync(SalesforceCursor place, SalesforceTable table, CancellationToken cancellationToken)
    {
        if (place.Job is not null)
            return await _bulk.ReadAsync(place, table, Page, cancellationToken).ConfigureAwait(false);
        if (place is { Since: null, Stamp: null, More: null } && options.BulkAbove > 0)
        {
            var count = await QueryAsync("query", table.Count(), cancellationToken).ConfigureAwait(false);
            if (count.Value?.TotalSize > options.BulkAbove)
                return await _bulk.StartAsync(place with { Begun = place.Begun ?? count.At }, table, Page, cancellationToken).ConfigureAwait(false);
            if (count.Failure is { } uncounted)
                return Refused(uncounted, place with { Begun = place.Begun ?? count.At });
        }

        var answer = place.More is { } link
            ? await client.GetAsync(link, SalesforceJson.Default.QueryPart, cancellationToken).ConfigureAwait(false)
            : await QueryAsync(place, table, cancellationToken).ConfigureAwait(false);
        if (answer.Failure?.Code == "INVALID_QUERY_LOCATOR")
            answer = await QueryAsync(place, table, cancellationToken).ConfigureAwait(false);

        place = place with { Begun = place.Begun ?? answer.At };
        if (answer.Failure is { } failure)
            return Refused(failure, place);

        var part = answer.Require();
        var rows = part.Records.Select(SalesforceRow.Of).ToList();
        var next = part is { Done: false, NextRecordsUrl: { } more } ? place with { More = more, Stamp = rows.Count > 0 ? rows[^1].Stamp : place.Stamp } : null;
        return Page(table, rows, place, next);
    }

    private ValueTask<SalesforceAnswer<QueryPart>> QueryAsync(SalesforceCursor place, SalesforceTable table, CancellationToken cancellationToken) =>
        place.Since is { } since
            ? QueryAsync("queryAll", table.Changes(place.Stamp ?? since), cancellationToken)
            : QueryAsync("query", table.FromStart(place.Stamp), cancellationToken);

    private ValueTask<SalesforceAnswer<QueryPart>> QueryAsync(string resource, string soql, CancellationToken cancellationToken) =>
        client.GetAsync($"{client.Root}{resource}?q={Uri.EscapeDataString(soql)}", SalesforceJson.Default.QueryPart, cancellationToken);

    // A page, with the place after it; none means that the object is read to its end.
    private CrmPage Page(SalesforceTable table, IReadOnlyList<SalesforceRow> rows, SalesforceCursor place, SalesforceCursor? next)
    {
        var problems = new List<CrmProblem>();
        return Page([.. rows.Select(row => table.Read(row, problems))], problems, missing: [], next ?? place.NextTable());
    }

    private CrmReadResult Refused(SalesforceFailure failure, SalesforceCursor place)
    {
        if (failure.RetryAt is { } until)
            return new CrmThrottled(until);
        if (failure.IsHidden)
            return Page([], [], [Hidden(_tables[place.Table], failure)], place.NextTable());
        return failure.IsDenied ? new CrmPermissionMissing(failure.Code) : throw failure.ToException();
    }

    private static CrmPermissionMissing Hidden(SalesforceTable table, SalesforceFailure failure) =>
        new($"{table.Name} ({failure.Code})") { RecordType = table.Type };

    private CrmPage Page(
        IReadOnlyList<CrmChange> changes, IReadOnlyList<CrmProblem> problems, IReadOnlyList<CrmPermissionMissing> missing, SalesforceCursor next)
    {
        var isLast = next.Table == _tables.Count;
        return new CrmPage
        {
            Changes = changes,
            Problems = problems,
            MissingPermissions = missing,
            IsLast = isLast,
            Next = (isLast ? new SalesforceCursor { Since = next.Begun - options.Overlap } : next).Encode(),
        };
    }
}
