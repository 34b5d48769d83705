using System.Text;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>
/// An event as Graph's change tracking writes it: removed ones by their id alone, occurrences of a series stripped to their times, all others complete. Which
/// series to complete is noted; what is complete is decided like any other meeting.
/// </summary>
internal sealed class EventChangeFormat : IItemFormat
{
    private readonly HashSet<string> _changed;
    private readonly EventFormat _complete;

    public EventChangeFormat()
    {
        _changed = new HashSet<string>(StringComparer.Ordinal);
        _complete = new EventFormat(_changed);
    }

    public int TextCount => _complete.TextCount;

    public int IdText => _complete.IdText;

    /// <summary>Ids of events that are gone, or outside the window.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>Ids of the series that have changed.</summary>
    public HashSet<string> Series { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the complete events, kept or not.</summary>
    public IReadOnlySet<string> Changed => _changed;

    public void Restart()
    {
        _changed.Clear();
        Removed.Clear();
        Series.Clear();
    }

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ItemReading.Broken;

        // The reader is a copy: the element's own stays where it is.
        switch (Look(element, items, out var id))
        {
            case Kind.Removed:
                Removed.Add(id);
                return ItemReading.LeftOut;
            case Kind.Series:
                Series.Add(id);
                return ItemReading.LeftOut;
            case Kind.Broken:
                return ItemReading.Broken;
            default:
                return _complete.Read(ref element, items);
        }
    }

    public KeptItem? Create(in CollectedItem item, int evidence) => _complete.Create(item, evidence);

    private static Kind Look(Utf8JsonReader element, PageCollector items, out string found)
    {
        JsonText id = default;
        JsonText series = default;
        var (isRemoved, isMaster, isOccurrence, isComplete) = (false, false, false, false);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("id"u8))
                id = Place(ref element, items);
            else if (element.ValueTextEquals("seriesMasterId"u8))
                series = Place(ref element, items);
            else if (element.ValueTextEquals("type"u8))
            {
                element.Read();
                isMaster = element.TokenType == JsonTokenType.String && element.ValueTextEquals("seriesMaster"u8);
                isOccurrence = element.TokenType == JsonTokenType.String && element.ValueTextEquals("occurrence"u8);
                element.Skip();
            }
            else
            {
                isRemoved |= element.ValueTextEquals("@removed"u8);
                isComplete |= element.ValueTextEquals("organizer"u8) || element.ValueTextEquals("attendees"u8);
                element.Read();
                element.Skip();
            }
        }

        var kind = isRemoved ? Kind.Removed : isMaster || (isOccurrence && !isComplete) ? Kind.Series : Kind.Complete;
        found = kind == Kind.Complete ? "" : Text(kind == Kind.Series && !isMaster ? series : id, items);
        return kind != Kind.Complete && found.Length == 0 ? Kind.Broken : kind;
    }

    private static JsonText Place(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        return items.Locate(ref element);
    }

    // Ids hold nothing that JSON escapes; one that does is taken as it stands, since the element may still be read again.
    private static string Text(JsonText place, PageCollector items) => Encoding.UTF8.GetString(items.Window.Filled.Slice(place.Start, place.Length));

    private enum Kind
    {
        Complete,
        Removed,
        Series,
        Broken,
    }
}
