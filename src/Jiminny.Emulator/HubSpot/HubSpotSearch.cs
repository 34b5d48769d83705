using System.Globalization;
using System.Text.Json;

namespace Jiminny.Emulator.HubSpot;

/// <summary>POST /crm/v3/objects/{type}/search: filter groups (any of them), filters (all of one group), one sort, paging by count up to 10,000.</summary>
internal sealed class HubSpotSearch(HubSpotEmulatorOptions options, TimeProvider clock)
{
    private const int MaxResults = 10_000;

    public EmulatorResponse Run(HubSpotObject type, ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        var root = request.RootElement;
        var limit = root.TryGetProperty("limit", out var asked) ? asked.GetInt32() : 10;
        var after = root.TryGetProperty("after", out var place) ? int.Parse(place.GetString()!, CultureInfo.InvariantCulture) : 0;
        if (limit is < 1 or > 200)
            throw new HubSpotRefusal(400, "VALIDATION_ERROR", "The limit must be between 1 and 200.");
        if (after + limit > MaxResults)
            throw new HubSpotRefusal(400, "VALIDATION_ERROR", "Paging through results is limited to the first 10,000.");

        var groups = root.GetProperty("filterGroups").EnumerateArray()
            .Select(group => group.GetProperty("filters").EnumerateArray().Select(filter => Compile(type, filter)).ToArray())
            .ToArray();
        var visible = clock.GetUtcNow() - options.SearchDelay;
        var found = type.Records
            .Where(record => record.IsThere && record.ModifiedAt <= visible)
            .Where(record => groups.Length == 0 || Array.Exists(groups, group => Array.TrueForAll(group, holds => holds(record))))
            .ToList();
        if (root.TryGetProperty("sorts", out var sorts) && sorts.GetArrayLength() > 0)
            found = Sort(type, found, sorts[0]);

        var properties = root.TryGetProperty("properties", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToArray() : [];
        return HubSpotAnswer.Json(200, json =>
        {
            json.Object().Name("total"u8).Number(found.Count).Name("results"u8).Array();
            foreach (var record in found.Skip(after).Take(limit))
                HubSpotAnswer.Record(json, type, record, properties);
            json.EndArray();
            if (after + limit < found.Count)
                json.Name("paging"u8).Object().Name("next"u8).Object().Name("after"u8).NumberString(after + limit).EndObject().EndObject();
            json.EndObject();
        });
    }

    private static List<HubSpotRecord> Sort(HubSpotObject type, List<HubSpotRecord> found, JsonElement sort)
    {
        var property = sort.GetProperty("propertyName").GetString()!;
        var sorted = property == type.ModifiedProperty
            ? found.OrderBy(record => record.ModifiedAt)
            : found.OrderBy(record => record.Id);
        return sort.GetProperty("direction").GetString() == "DESCENDING" ? [.. sorted.Reverse()] : [.. sorted];
    }

    private static Predicate<HubSpotRecord> Compile(HubSpotObject type, JsonElement filter)
    {
        var property = filter.GetProperty("propertyName").GetString()!;
        if (!type.Has(property))
            throw new HubSpotRefusal(400, "VALIDATION_ERROR", $"There was a problem with the request: property {property} does not exist.");
        var operation = filter.GetProperty("operator").GetString();
        if (operation == "IN")
        {
            var values = filter.GetProperty("values").EnumerateArray().Select(value => value.GetString()!).ToHashSet(StringComparer.Ordinal);
            return record => (type.Value(record, property) ?? "").Split(';').Any(value => values.Contains(value.ToLowerInvariant()));
        }

        var wanted = long.Parse(filter.GetProperty("value").GetString()!, CultureInfo.InvariantCulture);
        Func<HubSpotRecord, long> actual = property == type.ModifiedProperty
            ? record => record.ModifiedAt.ToUnixTimeMilliseconds()
            : record => long.Parse(type.Value(record, property) ?? "0", CultureInfo.InvariantCulture);
        return operation switch
        {
            "EQ" => record => actual(record) == wanted,
            "GT" => record => actual(record) > wanted,
            "GTE" => record => actual(record) >= wanted,
            "LT" => record => actual(record) < wanted,
            "LTE" => record => actual(record) <= wanted,
            _ => throw new HubSpotRefusal(400, "VALIDATION_ERROR", "Invalid operator."),
        };
    }
}
