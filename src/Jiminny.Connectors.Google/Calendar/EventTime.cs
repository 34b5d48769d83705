using System.Globalization;
using System.Text;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>A start or end as Google writes it: a date, or a time with its offset.</summary>
/// <param name="Date">Where the date stands, for all-day meetings.</param>
/// <param name="Time">Where the time stands, for others.</param>
internal readonly record struct EventTime(JsonText Date, JsonText Time)
{
    /// <summary>Begins on the property's name.</summary>
    public static EventTime Read(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return default;

        EventJson.Expect(ref element, JsonTokenType.StartObject);
        JsonText date = default;
        JsonText time = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isDate = element.ValueTextEquals("date"u8);
            var isTime = !isDate && element.ValueTextEquals("dateTime"u8);
            element.Read();
            if (isDate)
                date = items.Locate(ref element);
            else if (isTime)
                time = items.Locate(ref element);
            else
                element.Skip();
        }

        return new EventTime(date, time);
    }

    public static DateOnly? ToDate(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[10];
        return utf8.Length == text.Length && Encoding.UTF8.TryGetChars(utf8, text, out _)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    public static DateTimeOffset? ToInstant(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[40];
        return utf8.Length <= text.Length && Encoding.UTF8.TryGetChars(utf8, text, out var length)
            && DateTimeOffset.TryParse(text[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;
    }
}
