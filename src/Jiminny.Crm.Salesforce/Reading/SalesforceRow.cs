using System.Globalization;
using System.Text.Json;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>A row of either API as texts; what is absent or empty is <see langword="null"/>, and booleans are <c>true</c> and <c>false</c>.</summary>
internal readonly struct SalesforceRow(Func<string, string?> value)
{
    public string? this[string field] => value(field);

    public string Id => value("Id") ?? throw new JsonException();

    /// <summary>The time stamp that changes are found by.</summary>
    public DateTimeOffset Stamp => DateTimeOffset.TryParse(value("SystemModstamp"), CultureInfo.InvariantCulture, out var stamp)
        ? stamp
        : throw new JsonException();

    public static SalesforceRow Of(Dictionary<string, JsonElement> record) => new(field =>
        !record.TryGetValue(field, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            });

    public static SalesforceRow Of(IReadOnlyDictionary<string, int> columns, string[] cells) => new(field =>
        columns.TryGetValue(field, out var column) && column < cells.Length && cells[column].Length > 0 ? cells[column] : null);
}
