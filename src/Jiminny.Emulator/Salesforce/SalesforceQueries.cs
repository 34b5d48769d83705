using System.Globalization;
using Jiminny.Emulator.Salesforce.Soql;

namespace Jiminny.Emulator.Salesforce;

/// <summary>Runs queries and keeps the rest of their results for whoever comes with the locator.</summary>
internal sealed class SalesforceQueries(IReadOnlyDictionary<string, SalesforceObject> objects, SalesforceEmulatorOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, Cursor> cursors = new(StringComparer.Ordinal);

    /// <summary>Whether the connected user does not see an object.</summary>
    public string? Hidden { get; set; }

    public EmulatorResponse Start(string soql, bool includeDeleted, int batchSize, string version)
    {
        var (query, type, rows) = Run(soql, includeDeleted);
        if (query.IsCount)
        {
            return SalesforceAnswer.Json(200, json => json.Object()
                .Name("totalSize"u8).Number(rows.Length).Name("done"u8).Bool(true).Name("records"u8).Array().EndArray().EndObject());
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"0r8{cursors.Count + 1:000000000000}AAA");
        var cursor = new Cursor(id, type, query.Fields, rows, batchSize, version, clock.GetUtcNow() + options.LocatorLifetime);
        if (rows.Length > batchSize)
            cursors.Add(id, cursor);
        return Part(cursor, 0);
    }

    public EmulatorResponse Continue(string locator)
    {
        var dash = locator.LastIndexOf('-');
        if (dash < 0
            || !cursors.TryGetValue(locator[..dash], out var cursor)
            || cursor.ExpiresAt < clock.GetUtcNow()
            || !int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || offset >= cursor.Rows.Length)
        {
            throw new SalesforceRefusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }

        return Part(cursor, offset);
    }

    /// <summary>The rows of a query, in its order.</summary>
    public (SoqlQuery Query, SalesforceObject Type, SalesforceRow[] Rows) Run(string soql, bool includeDeleted)
    {
        SoqlQuery query;
        try
        {
            query = SoqlParser.Parse(soql);
        }
        catch (SoqlSyntaxException exception)
        {
            throw new SalesforceRefusal(400, "MALFORMED_QUERY", exception.Message);
        }

        if (!objects.TryGetValue(query.Object, out var type) || query.Object.Equals(Hidden, StringComparison.OrdinalIgnoreCase))
            throw new SalesforceRefusal(400, "INVALID_TYPE", $"\n{soql}\n^\nERROR at Row:1:Column:1\nsObject type '{query.Object}' is not supported.");
        foreach (var field in query.Fields.Concat(query.Where?.Fields ?? []).Concat(query.Order.Select(order => order.Field)))
        {
            if (!type.Has(field))
                throw new SalesforceRefusal(400, "INVALID_FIELD", $"\n{soql}\n^\nERROR at Row:1:Column:1\nNo such column '{field}' on entity '{type.Name}'.");
        }

        var purged = clock.GetUtcNow() - options.RecycleBin;
        var rows = type.Rows
            .Where(row => !row.IsDeleted || (includeDeleted && row.Modified >= purged))
            .Where(row => query.Where?.Holds(field => type.Value(row, field)) ?? true)
            .ToArray();
        if (query.Order.Count > 0)
            Array.Sort(rows, (left, right) => Compare(query, type, left, right));
        return (query, type, query.Limit is { } limit ? [.. rows.Take(limit)] : rows);
    }

    private static int Compare(SoqlQuery query, SalesforceObject type, SalesforceRow left, SalesforceRow right)
    {
        foreach (var (field, descending) in query.Order)
        {
            var order = SoqlOrder.Compare(type.Value(left, field), type.Value(right, field));
            if (order != 0)
                return descending ? -order : order;
        }

        return string.CompareOrdinal(left.Id, right.Id);
    }

    private static EmulatorResponse Part(Cursor cursor, int offset) => SalesforceAnswer.Json(200, json =>
    {
        var end = Math.Min(offset + cursor.BatchSize, cursor.Rows.Length);
        json.Object().Name("totalSize"u8).Number(cursor.Rows.Length).Name("done"u8).Bool(end == cursor.Rows.Length);
        if (end < cursor.Rows.Length)
            json.Name("nextRecordsUrl"u8).String($"/services/data/{cursor.Version}/query/{cursor.Id}-{end}");
        json.Name("records"u8).Array();
        for (var i = offset; i < end; i++)
            WriteRow(json, cursor, cursor.Rows[i]);
        json.EndArray().EndObject();
    });

    private static void WriteRow(JsonOutput json, Cursor cursor, SalesforceRow row)
    {
        json.Object();
        WriteAttributes(json, cursor.Version, cursor.Type.Name, row.Id);
        foreach (var field in cursor.Fields.Where(field => !field.Contains('.', StringComparison.Ordinal)))
        {
            json.Name(System.Text.Encoding.ASCII.GetBytes(field));
            SalesforceAnswer.Value(json, cursor.Type.Value(row, field));
        }

        foreach (var parent in cursor.Fields.Where(field => field.Contains('.', StringComparison.Ordinal)).GroupBy(field => field[..field.IndexOf('.', StringComparison.Ordinal)]))
        {
            json.Name(System.Text.Encoding.ASCII.GetBytes(parent.Key)).Object();
            WriteAttributes(json, cursor.Version, parent.Key, "00e000000000001AAA");
            foreach (var field in parent)
            {
                json.Name(System.Text.Encoding.ASCII.GetBytes(field[(parent.Key.Length + 1)..]));
                SalesforceAnswer.Value(json, cursor.Type.Value(row, field));
            }

            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteAttributes(JsonOutput json, string version, string type, string id) => json
        .Name("attributes"u8).Object()
        .Name("type"u8).String(type)
        .Name("url"u8).String($"/services/data/{version}/sobjects/{type}/{id}")
        .EndObject();

    private sealed record Cursor(
        string Id, SalesforceObject Type, IReadOnlyList<string> Fields, SalesforceRow[] Rows, int BatchSize, string Version, DateTimeOffset ExpiresAt);
}
