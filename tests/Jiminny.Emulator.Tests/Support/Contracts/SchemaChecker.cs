using System.Globalization;
using System.Text.Json;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>
/// Checks a JSON value against the parts of JSON Schema that the vendors' documents use. Stricter than the standard in one point: a member that a schema does
/// not name is a fault even where the schema is open, unless it is an annotation.
/// </summary>
internal sealed class SchemaChecker(Func<string, JsonElement> resolve)
{
    public List<string> Faults { get; } = [];

    public void Check(JsonElement value, JsonElement schema, string path = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(value, resolve(reference.GetString()!), path);
            return;
        }
        if (schema.TryGetProperty("anyOf", out var options))
        {
            CheckAny(value, options, path);
            return;
        }
        if (schema.TryGetProperty("type", out var type) && !TypeMatches(value, type))
        {
            Faults.Add($"{path}: {value.ValueKind} is not {type.GetRawText()}");
            return;
        }
        if (schema.TryGetProperty("enum", out var allowed) && value.ValueKind == JsonValueKind.String && !allowed.EnumerateArray().Any(a => a.ValueEquals(value.GetString())))
            Faults.Add($"{path}: not one of {allowed.GetRawText()}");
        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("format", out var format) && !FormatMatches(value.GetString()!, format.GetString()!))
            Faults.Add($"{path}: no {format.GetString()}");
        if (value.ValueKind == JsonValueKind.Object)
            CheckMembers(value, schema, path);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (index, item) in value.EnumerateArray().Index())
                Check(item, items, $"{path}[{index}]");
    }

    private void CheckAny(JsonElement value, JsonElement options, string path)
    {
        var best = new List<string> { $"{path}: fits no alternative" };
        foreach (var option in options.EnumerateArray())
        {
            var attempt = new SchemaChecker(resolve);
            attempt.Check(value, option, path);
            if (attempt.Faults.Count == 0)
                return;
            if (option.TryGetProperty("$ref", out _))
                best = attempt.Faults;
        }
        Faults.AddRange(best);
    }

    private void CheckMembers(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    Faults.Add($"{path}: {name} is missing");
        if (!schema.TryGetProperty("properties", out var properties))
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out var known))
                Check(member.Value, known, $"{path}.{member.Name}");
            else if (!member.Name.Contains('@'))
                Faults.Add($"{path}: nobody knows {member.Name}");
        }
    }

    private static bool TypeMatches(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(t => TypeMatches(value, t))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => true,
        };

    public static bool FormatMatches(string text, string format) => format switch
    {
        "date-time" or "google-datetime" => text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && (text.EndsWith('Z') || text[^6] is '+' or '-'),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uint64" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "int64" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "byte" => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '='),
        _ => true,
    };
}
