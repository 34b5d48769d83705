using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>Where a read stands.</summary>
internal sealed record SalesforceCursor
{
    private const int Version = 1;

    public static SalesforceCursor Start { get; } = new();

    [JsonPropertyName("v")]
    public int FormatVersion { get; init; } = Version;

    /// <summary>The object being read, by its place in the reading order.</summary>
    [JsonPropertyName("object")]
    public int Table { get; init; }

    /// <summary>Changes since this time are read; none for a read from the start.</summary>
    [JsonPropertyName("since")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>When this read began, by the org's clock.</summary>
    [JsonPropertyName("begun")]
    public DateTimeOffset? Begun { get; init; }

    /// <summary>The time stamp of the last row given, from which a read whose locator has died goes on.</summary>
    [JsonPropertyName("stamp")]
    public DateTimeOffset? Stamp { get; init; }

    /// <summary>The link to the next part of the query's result.</summary>
    [JsonPropertyName("more")]
    public string? More { get; init; }

    /// <summary>The bulk job that holds the result.</summary>
    [JsonPropertyName("job")]
    public string? Job { get; init; }

    /// <summary>The next part of the bulk job's result; none for the first.</summary>
    [JsonPropertyName("locator")]
    public string? Locator { get; init; }

    /// <summary>The beginning of the next object.</summary>
    public SalesforceCursor NextTable() => new() { Table = Table + 1, Since = Since, Begun = Begun };

    public CrmCursor Encode() => new(JsonSerializer.Serialize(this, SalesforceCursorJson.Default.SalesforceCursor));

    /// <summary>Reads a cursor, or nothing when it is of another make.</summary>
    public static SalesforceCursor? Decode(CrmCursor cursor, int tables)
    {
        if (cursor.IsStart)
            return Start;

        try
        {
            var place = JsonSerializer.Deserialize(cursor.Value!, SalesforceCursorJson.Default.SalesforceCursor);
            return place is { FormatVersion: Version } && place.Table >= 0 && place.Table < tables ? place : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SalesforceCursor))]
internal sealed partial class SalesforceCursorJson : JsonSerializerContext;
