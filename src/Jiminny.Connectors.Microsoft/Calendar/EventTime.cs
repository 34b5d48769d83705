using System.Globalization;
using System.Text;
using System.Text.Json;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>A start or end as Graph writes it (dateTimeTimeZone resource): a local time without offset, and the name of its zone.</summary>
/// <param name="Local">Where the local time stands.</param>
/// <param name="Zone">Where the zone's name stands.</param>
internal readonly record struct EventTime(JsonText Local, JsonText Zone)
{
    private const int DateLength = 10;

    /// <summary>Begins on the property's name.</summary>
    public static EventTime Read(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return default;

        GraphJson.Expect(ref element, JsonTokenType.StartObject);
        JsonText local = default;
        JsonText zone = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isLocal = element.ValueTextEquals("dateTime"u8);
            if (!isLocal && !element.ValueTextEquals("timeZone"u8))
            {
                GraphJson.SkipValue(ref element);
                continue;
            }

            element.Read();
            if (isLocal)
                local = items.Locate(ref element);
            else
                zone = items.Locate(ref element);
        }

        return new EventTime(local, zone);
    }

    /// <summary>The date alone: an all-day meeting is on its date wherever one looks from.</summary>
    public static DateOnly? ToDate(ReadOnlySpan<byte> local) =>
        local.Length >= DateLength && ToUtc(local[..DateLength], default) is { } midnight ? DateOnly.FromDateTime(midnight.DateTime) : null;

    /// <summary>The instant. UTC is asked for, so another zone is rare, and an unknown one makes the meeting unreadable.</summary>
    public static DateTimeOffset? ToUtc(ReadOnlySpan<byte> local, ReadOnlySpan<byte> zone)
    {
        Span<char> text = stackalloc char[40];
        if (local.Length > text.Length || !Encoding.UTF8.TryGetChars(local, text, out var length))
            return null;

        const DateTimeStyles Unspecified = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        if (!DateTime.TryParse(text[..length], CultureInfo.InvariantCulture, Unspecified, out var time))
            return null;

        if (zone.IsEmpty || Ascii.EqualsIgnoreCase(zone, "UTC"u8))
            return new DateTimeOffset(time, TimeSpan.Zero);

        // The zone's offset is asked for rather than a conversion, which throws for times that a change of clocks leaves out.
        var clock = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Encoding.UTF8.GetString(zone), out var found))
            return null;

        // Near the first and last instant there is a local time, but no such time in UTC.
        var ticks = clock.Ticks - found.GetUtcOffset(clock).Ticks;
        return ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
