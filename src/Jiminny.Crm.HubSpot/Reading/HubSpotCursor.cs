using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jiminny.Crm.HubSpot.Reading;

/// <summary>What is being read of an object type.</summary>
internal enum HubSpotStage
{
    /// <summary>Everything, in the order of ids.</summary>
    List,

    /// <summary>What changed, in the order of changes.</summary>
    Changes,

    /// <summary>What changed in one millisecond, in the order of ids, when that is more than a page.</summary>
    Moment,

    /// <summary>What was deleted.</summary>
    Archived,
}

/// <summary>Where a read stands.</summary>
internal sealed record HubSpotCursor
{
    private const int Version = 1;

    public static HubSpotCursor Start { get; } = new();

    [JsonPropertyName("v")]
    public int FormatVersion { get; init; } = Version;

    /// <summary>The object type being read, by its place in the reading order.</summary>
    [JsonPropertyName("object")]
    public int Table { get; init; }

    [JsonPropertyName("stage")]
    public HubSpotStage Stage { get; init; }

    /// <summary>Changes since this time are read; none for a read from the start.</summary>
    [JsonPropertyName("since")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>When this read began, by HubSpot's clock.</summary>
    [JsonPropertyName("begun")]
    public DateTimeOffset? Begun { get; init; }

    /// <summary>Unix milliseconds of the last change given.</summary>
    [JsonPropertyName("stamp")]
    public long? Stamp { get; init; }

    /// <summary>The id, or HubSpot's own mark, after which the next page begins.</summary>
    [JsonPropertyName("after")]
    public string? After { get; init; }

    public HubSpotCursor NextTable() => new()
    {
        Table = Table + 1, Stage = Since is null ? HubSpotStage.List : HubSpotStage.Changes, Since = Since, Begun = Begun,
    };

    public CrmCursor Encode() => new(JsonSerializer.Serialize(this, HubSpotCursorJson.Default.HubSpotCursor));

    /// <summary>Reads a cursor, or nothing when it is of another make.</summary>
    public static HubSpotCursor? Decode(CrmCursor cursor, int tables)
    {
        if (cursor.IsStart)
            return Start;

        try
        {
            var place = JsonSerializer.Deserialize(cursor.Value!, HubSpotCursorJson.Default.HubSpotCursor);
            return place is { FormatVersion: Version } && place.Table >= 0 && place.Table < tables && Enum.IsDefined(place.Stage) ? place : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubSpotCursor))]
internal sealed partial class HubSpotCursorJson : JsonSerializerContext;
