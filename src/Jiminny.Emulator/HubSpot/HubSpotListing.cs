using System.Globalization;

namespace Jiminny.Emulator.HubSpot;

/// <summary>GET /crm/v3/objects/{type}: records in the order of their ids.</summary>
internal sealed class HubSpotListing(HubSpotEmulatorOptions options, TimeProvider clock)
{
    public EmulatorResponse List(HubSpotObject type, QueryParameters query)
    {
        var limit = Math.Clamp(Number(query["limit"]) ?? 10, 1, 100);
        var archived = query["archived"] == "true";
        var kept = clock.GetUtcNow() - options.ArchivedFor;
        var page = new List<HubSpotRecord>();
        for (var i = type.FirstAfter(Number(query["after"]) ?? 0); i < type.Records.Count && page.Count <= limit; i++)
        {
            var record = type.Records[i];
            if (archived ? record.ArchivedAt >= kept : record.IsThere)
                page.Add(record);
        }

        var properties = (query["properties"] ?? "").Split(',');
        return HubSpotAnswer.Json(200, json =>
        {
            json.Object().Name("results"u8).Array();
            foreach (var record in page.Take((int)limit))
                HubSpotAnswer.Record(json, type, record, properties, query["associations"]);
            json.EndArray();
            if (page.Count > limit)
            {
                var last = page[(int)limit - 1].Id;
                json.Name("paging"u8).Object().Name("next"u8).Object()
                    .Name("after"u8).NumberString(last)
                    .Name("link"u8).String($"https://api.hubapi.com/crm/v3/objects/{type.Name}?after={last}")
                    .EndObject().EndObject();
            }

            json.EndObject();
        });
    }

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
