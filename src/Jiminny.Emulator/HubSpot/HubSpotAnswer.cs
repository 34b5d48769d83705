using System.Globalization;
using System.Text;

namespace Jiminny.Emulator.HubSpot;

/// <summary>Answers in the vendor's shapes.</summary>
internal static class HubSpotAnswer
{
    private const string CorrelationId = "00000000-0000-4000-8000-000000000001";

    public static EmulatorResponse Json(int status, Action<JsonOutput> write)
    {
        var buffer = new ResponseBuffer();
        write(new JsonOutput(buffer));
        return new EmulatorResponse(status, buffer, "application/json;charset=utf-8");
    }

    public static EmulatorResponse Error(int status, string category, string message) => Json(status, json => json.Object()
        .Name("status"u8).String("error")
        .Name("message"u8).String(message)
        .Name("correlationId"u8).String(CorrelationId)
        .Name("category"u8).String(category)
        .EndObject());

    public static EmulatorResponse MissingScope(string scope) => Json(403, json => json.Object()
        .Name("status"u8).String("error")
        .Name("message"u8).String("This app hasn't been granted all required scopes to make this call.")
        .Name("correlationId"u8).String(CorrelationId)
        .Name("errors"u8).Array().Object()
        .Name("message"u8).String("One or more of the following scopes are required.")
        .Name("context"u8).Object().Name("requiredGranularScopes"u8).Strings([scope]).EndObject()
        .EndObject().EndArray()
        .Name("links"u8).Object().Name("scopes"u8).String("https://developers.hubspot.com/scopes").EndObject()
        .Name("category"u8).String("MISSING_SCOPES")
        .EndObject());

    public static EmulatorResponse TooMany(string policy) => Json(429, json => json.Object()
        .Name("status"u8).String("error")
        .Name("message"u8).String($"You have reached your {policy.ToLowerInvariant()} limit.")
        .Name("errorType"u8).String("RATE_LIMIT")
        .Name("correlationId"u8).String(CorrelationId)
        .Name("policyName"u8).String(policy)
        .Name("requestId"u8).String(CorrelationId)
        .EndObject());

    public static EmulatorResponse BadRefreshToken() => Json(400, json => json.Object()
        .Name("status"u8).String("BAD_REFRESH_TOKEN")
        .Name("message"u8).String("missing or invalid refresh token")
        .Name("correlationId"u8).String(CorrelationId)
        .EndObject());

    /// <summary>The beginning of a batch answer, up to its results.</summary>
    public static JsonOutput BeginBatch(JsonOutput json) => json.Object().Name("status"u8).String("COMPLETE").Name("results"u8).Array();

    public static void EndBatch(JsonOutput json, DateTimeOffset now) => json
        .Name("startedAt"u8).String(Time(now))
        .Name("completedAt"u8).String(Time(now))
        .EndObject();

    public static void Record(JsonOutput json, HubSpotObject type, HubSpotRecord record, IEnumerable<string> properties, string? associated = null, bool? isNew = null)
    {
        json.Object().Name("id"u8).NumberString(record.Id).Name("properties"u8).Object();
        foreach (var property in new[] { "createdate", "hs_object_id", type.ModifiedProperty }.Union(properties.Where(type.Has)))
            json.Name(Encoding.UTF8.GetBytes(property)).String(type.Value(record, property));
        json.EndObject()
            .Name("createdAt"u8).String(Time(record.CreatedAt))
            .Name("updatedAt"u8).String(Time(record.ModifiedAt))
            .Name("archived"u8).Bool(record.ArchivedAt is not null);
        if (record.ArchivedAt is { } archivedAt)
            json.Name("archivedAt"u8).String(Time(archivedAt));
        if (isNew is { } flag)
            json.Name("new"u8).Bool(flag);
        if (associated is not null && record.Associations.Exists(association => association.Object == associated))
        {
            json.Name("associations"u8).Object().Name(Encoding.UTF8.GetBytes(associated)).Object().Name("results"u8).Array();
            foreach (var (_, id) in record.Associations.Where(association => association.Object == associated))
                json.Object().Name("id"u8).NumberString(id).Name("type"u8).String($"{type.Name[..^1]}_to_company").EndObject();
            json.EndArray().EndObject().EndObject();
        }

        json.EndObject();
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
