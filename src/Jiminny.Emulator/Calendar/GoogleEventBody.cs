using System.Globalization;
using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>The body of an event that is inserted or patched: id, summary, description, location, start, end and private properties; what else it holds is ignored.</summary>
internal static class GoogleEventBody
{
    /// <summary>Reads a body; what it leaves out is taken from the event there was.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">The event there was; null when one is inserted.</param>
    /// <param name="draft">What the event becomes.</param>
    /// <returns>What is wrong with the body; null when nothing is.</returns>
    public static EmulatorResponse? Read(Call call, EmulatedEvent? before, out EventDraft? draft)
    {
        draft = null;
        try
        {
            using var document = JsonDocument.Parse(call.Request.Body);
            var root = document.RootElement;
            var id = Text(root, "id", null);
            if (before is null && id is not null && !IsId(id))
                return CalendarErrors.Create(400, "Invalid resource id value.", "invalid");
            var start = Time(root, "start", call.Mailbox.TimeZone);
            var end = Time(root, "end", call.Mailbox.TimeZone);
            if ((before is null && start is null) || (before is null && end is null))
                return CalendarErrors.Create(400, start is null ? "Missing start time." : "Missing end time.", "required");
            // Whoever moves an event names both of its ends, each with its offset; the event is then held in UTC.
            if (before is not null && start is null != end is null)
                return CalendarErrors.BadRequest();
            if (before is { IsAllDay: true } && start is not null && !(TakesDay(root, "start") && TakesDay(root, "end")))
                return CalendarErrors.Create(400, "Invalid start time.", "invalid");
            var from = start ?? before!.Start;
            var to = end ?? before!.End;
            if (to < from)
                return CalendarErrors.Create(400, "The specified time range is empty.", "timeRangeEmpty", "calendar");
            draft = new EventDraft
            {
                Start = from,
                End = to,
                TimeZone = start is null ? before!.Zone.Id : "UTC",
                IsAllDay = start is null && before!.IsAllDay,
                Subject = Text(root, "summary", before?.Subject),
                Body = Text(root, "description", before?.Body) ?? "",
                Location = Text(root, "location", before?.Location),
                Organizer = before?.Organizer,
                Attendees = before?.Attendees ?? [],
                Recurrence = before?.Recurrence,
                Sensitivity = before?.Sensitivity ?? default,
                Kind = before?.Kind ?? default,
                IsCancelled = before?.IsCancelled ?? false,
                HidesGuests = before?.HidesGuests ?? false,
                IsFree = before?.IsFree ?? false,
                MeetingUrl = before?.MeetingUrl,
                ICalUid = before?.ICalUid,
                Purpose = before?.Purpose ?? default,
                ContentMark = before?.ContentMark ?? 0,
                GoogleId = before?.GoogleId ?? id,
                PrivateProperties = Properties(root, before?.PrivateProperties),
            };
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return CalendarErrors.Create(400, "Parse Error", "parseError");
        }
    }

    // The alphabet of base32hex (RFC 4648), lower case.
    private static bool IsId(string id) => id.Length is >= 5 and <= 1024 && id.All(c => c is (>= 'a' and <= 'v') or (>= '0' and <= '9'));

    private static string? Text(JsonElement root, string name, string? otherwise) => root.TryGetProperty(name, out var value) ? value.GetString() : otherwise;

    private static bool TakesDay(JsonElement root, string name) =>
        root.GetProperty(name).TryGetProperty("date", out var day) && day.ValueKind == JsonValueKind.Null;

    private static DateTime? Time(JsonElement root, string name, TimeZoneInfo zone)
    {
        if (!root.TryGetProperty(name, out var time))
            return null;
        var text = time.GetProperty("dateTime").GetString() ?? throw new FormatException();
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime
            : TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Unspecified), zone);
    }

    private static IReadOnlyDictionary<string, string>? Properties(JsonElement root, IReadOnlyDictionary<string, string>? before)
    {
        if (!root.TryGetProperty("extendedProperties", out var all) || !all.TryGetProperty("private", out var own))
            return before;
        var properties = new Dictionary<string, string>(before ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var property in own.EnumerateObject())
            properties[property.Name] = property.Value.GetString() ?? "";
        return properties;
    }
}
