using System.Text.Json;

namespace Jiminny.Emulator.Salesforce;

/// <summary>Creates or updates a row by the value of an external id field.</summary>
internal sealed class SalesforceUpserts(IReadOnlyDictionary<string, SalesforceObject> objects, TimeProvider clock)
{
    public EmulatorResponse Put(string objectName, string keyField, string key, ReadOnlyMemory<byte> body)
    {
        if (!objects.TryGetValue(objectName, out var type) || !type.Has(keyField))
            throw new SalesforceRefusal(404, "NOT_FOUND", "The requested resource does not exist");

        using var request = JsonDocument.Parse(body);
        foreach (var member in request.RootElement.EnumerateObject())
        {
            if (!type.Has(member.Name))
                throw new SalesforceRefusal(400, "INVALID_FIELD", $"No such column '{member.Name}' on sobject of type {type.Name}");
            if (member.Name is "WhoId" or "WhatId" && member.Value.GetString() is { } id && !Exists(id))
                throw new SalesforceRefusal(400, "ENTITY_IS_DELETED", "entity is deleted");
        }

        var row = type.Rows.FirstOrDefault(row => !row.IsDeleted && key.Equals(type.Value(row, keyField) as string, StringComparison.OrdinalIgnoreCase));
        var isNew = row is null;
        row ??= type.Add(clock.GetUtcNow());
        type.Set(row, keyField, key);
        foreach (var member in request.RootElement.EnumerateObject())
            type.Set(row, member.Name, Value(member.Value));
        row.Modified = clock.GetUtcNow();
        return SalesforceAnswer.Json(isNew ? 201 : 200, json => json.Object()
            .Name("id"u8).String(row.Id)
            .Name("success"u8).Bool(true)
            .Name("errors"u8).Array().EndArray()
            .Name("created"u8).Bool(isNew)
            .EndObject());
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private bool Exists(string id) => objects.Values.Any(type => type.Find(id) is { IsDeleted: false });
}
