using System.Globalization;
using System.Text.Json;

namespace Jiminny.Emulator.HubSpot;

/// <summary>Reads and upserts of batches, and associations.</summary>
internal sealed class HubSpotBatches(HubSpotAccount account, TimeProvider clock)
{
    public EmulatorResponse Read(HubSpotObject type, ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        var properties = request.RootElement.TryGetProperty("properties", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToArray() : [];
        var ids = request.RootElement.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("id").GetString()!).ToArray();
        var found = ids.Select(id => (Id: id, Record: Current(type, id))).ToArray();
        var missing = found.Where(pair => pair.Record is null).Select(pair => pair.Id).ToArray();
        return HubSpotAnswer.Json(missing.Length == 0 ? 200 : 207, json =>
        {
            HubSpotAnswer.BeginBatch(json);
            foreach (var record in found.Select(pair => pair.Record).OfType<HubSpotRecord>())
                HubSpotAnswer.Record(json, type, record, properties);
            json.EndArray();
            if (missing.Length > 0)
            {
                json.Name("numErrors"u8).Number(1).Name("errors"u8).Array().Object()
                    .Name("status"u8).String("error")
                    .Name("category"u8).String("OBJECT_NOT_FOUND")
                    .Name("message"u8).String($"Could not get some {type.Name.ToUpperInvariant()} objects, they may be deleted or not exist. Check that ids are valid.")
                    .Name("context"u8).Object().Name("ids"u8).Strings(missing).EndObject()
                    .EndObject().EndArray();
            }

            HubSpotAnswer.EndBatch(json, clock.GetUtcNow());
        });
    }

    public EmulatorResponse Upsert(HubSpotObject type, ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        var written = request.RootElement.GetProperty("inputs").EnumerateArray().Select(input => Upsert(type, input)).ToList();
        return HubSpotAnswer.Json(200, json =>
        {
            HubSpotAnswer.BeginBatch(json);
            foreach (var (record, key, isNew) in written)
                HubSpotAnswer.Record(json, type, record, [key], associated: null, isNew);
            json.EndArray();
            HubSpotAnswer.EndBatch(json, clock.GetUtcNow());
        });
    }

    public EmulatorResponse ReadAssociations(HubSpotObject from, string to, ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        var ids = request.RootElement.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("id").GetString()!).ToArray();
        var found = ids.Select(id => Current(from, id)).OfType<HubSpotRecord>().Where(record => record.Associations.Exists(one => one.Object == to)).ToArray();
        return HubSpotAnswer.Json(200, json =>
        {
            HubSpotAnswer.BeginBatch(json);
            foreach (var record in found)
            {
                json.Object().Name("from"u8).Object().Name("id"u8).NumberString(record.Id).EndObject().Name("to"u8).Array();
                foreach (var (_, id) in record.Associations.Where(one => one.Object == to))
                {
                    json.Object().Name("toObjectId"u8).Number(id).Name("associationTypes"u8).Array().Object()
                        .Name("category"u8).String("HUBSPOT_DEFINED").Name("typeId"u8).Number(5).Name("label"u8).String("Primary")
                        .EndObject().EndArray().EndObject();
                }

                json.EndArray().EndObject();
            }

            json.EndArray();
            HubSpotAnswer.EndBatch(json, clock.GetUtcNow());
        });
    }

    public EmulatorResponse Associate(HubSpotObject from, string id, HubSpotObject to, string toId)
    {
        if (Current(from, id) is not { } source || Current(to, toId) is not { } target)
            throw new HubSpotRefusal(404, "OBJECT_NOT_FOUND", "Object not found.");
        if (!source.Associations.Contains((to.Name, target.Id)))
            source.Associations.Add((to.Name, target.Id));
        return HubSpotAnswer.Json(200, json =>
        {
            HubSpotAnswer.BeginBatch(json);
            json.EndArray();
            HubSpotAnswer.EndBatch(json, clock.GetUtcNow());
        });
    }

    private static HubSpotRecord? Current(HubSpotObject type, string id)
    {
        var record = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? type.Find(number) : null;
        while (record?.MergedInto is { } next)
            record = type.Find(next);
        return record is { ArchivedAt: null } ? record : null;
    }

    private (HubSpotRecord Record, string Key, bool IsNew) Upsert(HubSpotObject type, JsonElement input)
    {
        var key = input.GetProperty("idProperty").GetString()!;
        var value = input.GetProperty("id").GetString()!;
        foreach (var property in input.GetProperty("properties").EnumerateObject().Select(member => member.Name).Append(key))
        {
            if (!type.Has(property))
                throw new HubSpotRefusal(400, "VALIDATION_ERROR", $"Property values were not valid: Property \"{property}\" does not exist");
        }

        var record = type.Records.FirstOrDefault(record => record.IsThere && type.Value(record, key) == value);
        var isNew = record is null;
        record ??= type.Add(account.NextId(), clock.GetUtcNow());
        type.Set(record, key, value);
        foreach (var member in input.GetProperty("properties").EnumerateObject())
            type.Set(record, member.Name, member.Value.GetString());
        record.ModifiedAt = clock.GetUtcNow();
        return (record, key, isNew);
    }
}
