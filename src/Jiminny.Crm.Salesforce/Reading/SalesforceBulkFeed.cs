using System.Net;
using Jiminny.Crm.Salesforce.Transport;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>Reads one object through a query job of Bulk API 2.0.</summary>
internal sealed class SalesforceBulkFeed(SalesforceClient client, SalesforceCrmOptions options, TimeProvider time)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollFor = TimeSpan.FromSeconds(30);

    /// <summary>Makes a page of rows, with the place after it.</summary>
    internal delegate CrmPage MakePage(SalesforceTable table, IReadOnlyList<SalesforceRow> rows, SalesforceCursor place, SalesforceCursor? next);

    /// <summary>Creates the job. The page is empty, so that the job's id is kept before anybody waits for it.</summary>
    public async ValueTask<CrmReadResult> StartAsync(SalesforceCursor place, SalesforceTable table, MakePage page, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(
            HttpMethod.Post, client.Root + "jobs/query", new BulkJobRequest("query", table.Unordered()),
            SalesforceJson.Default.BulkJobRequest, SalesforceJson.Default.BulkJob, cancellationToken).ConfigureAwait(false);
        return answer.Failure?.RetryAt is { } until
            ? new CrmThrottled(until)
            : page(table, [], place, place with { Job = answer.Require().Id });
    }

    public async ValueTask<CrmReadResult> ReadAsync(SalesforceCursor place, SalesforceTable table, MakePage page, CancellationToken cancellationToken)
    {
        if (place.Locator is null && await WaitAsync(place, cancellationToken).ConfigureAwait(false) is { } notYet)
            return notYet is CrmCursorExpired ? StartAgain(place, table, page) : notYet;

        var locator = place.Locator is { } given ? $"&locator={Uri.EscapeDataString(given)}" : "";
        var answer = await client.GetBulkPartAsync(
            $"{client.Root}jobs/query/{place.Job}/results?maxRecords={options.BulkPageSize}{locator}", cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { Status: HttpStatusCode.NotFound })
            return StartAgain(place, table, page);
        if (answer.Failure?.RetryAt is { } until)
            return new CrmThrottled(until);

        var part = answer.Require();
        return page(table, RowsOf(part, table), place, part.Locator is { } next ? place with { Locator = next } : null);
    }

    // Results are kept for seven days. What was given comes again, which does no harm.
    private static CrmPage StartAgain(SalesforceCursor place, SalesforceTable table, MakePage page) =>
        page(table, [], place, place with { Job = null, Locator = null });

    // Waits a little; a longer wait is the caller's.
    private async ValueTask<CrmReadResult?> WaitAsync(SalesforceCursor place, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += PollEvery)
        {
            var answer = await client.GetAsync($"{client.Root}jobs/query/{place.Job}", SalesforceJson.Default.BulkJob, cancellationToken).ConfigureAwait(false);
            if (answer.Failure is { Status: HttpStatusCode.NotFound })
                return new CrmCursorExpired();
            if (answer.Failure?.RetryAt is { } until)
                return new CrmThrottled(until);

            var state = answer.Require().State;
            if (state == "JobComplete")
                return null;
            if (state is "Failed" or "Aborted")
                throw new SalesforceException(HttpStatusCode.OK, $"bulk job {state}");
            if (waited >= PollFor)
                return new CrmThrottled(time.GetUtcNow() + PollFor);
            await Task.Delay(PollEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Whether later parts repeat the header depends on the version; the fields then stand as they were asked for.
    private static List<SalesforceRow> RowsOf(BulkPart part, SalesforceTable table)
    {
        var hasHeader = part.Rows[0].Contains("SystemModstamp", StringComparer.OrdinalIgnoreCase);
        var names = hasHeader ? part.Rows[0] : table.Fields;
        var columns = names.Select(static (name, index) => (name, index)).ToDictionary(static pair => pair.name, static pair => pair.index, StringComparer.OrdinalIgnoreCase);
        return [.. part.Rows.Skip(hasHeader ? 1 : 0).Select(cells => SalesforceRow.Of(columns, cells))];
    }
}
