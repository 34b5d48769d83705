using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>The parameters of events.list, checked.</summary>
internal sealed class EventsQuery
{
    private const int DefaultPage = 250;
    private const int LargestPage = 2500;

    private static readonly string[] NotWithSyncToken =
    [
        "iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "timeMin", "timeMax", "updatedMin",
    ];

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public DateTime From { get; private set; } = DateTime.MinValue;

    public DateTime Until { get; private set; } = DateTime.MaxValue;

    public bool SingleEvents { get; private set; }

    public bool ShowDeleted { get; private set; }

    public bool ByUpdate { get; private set; }

    public int PageSize { get; private set; } = DefaultPage;

    public int? MaxAttendees { get; private set; }

    public List<string> EventTypes { get; private set; } = [];

    public string? ICalUid { get; private set; }

    /// <summary>Each as <c>name=value</c>; an event has to carry all of them.</summary>
    public List<string> PrivateProperties { get; private set; } = [];

    public ulong? SyncVersion { get; private set; }

    public (long Key, ulong Mark)? After { get; private set; }

    public bool Wants(EmulatedEvent item) =>
        (ICalUid is null || item.ICalUid == ICalUid)
        && PrivateProperties.TrueForAll(p => p.IndexOf('=', StringComparison.Ordinal) is var at && item.PrivateProperties.GetValueOrDefault(p[..at]) == p[(at + 1)..]);

    public static EmulatorResponse? Read(Call call, out EventsQuery query)
    {
        query = new EventsQuery();
        return query.ReadSync(call) ?? query.ReadWindow(call) ?? query.ReadRest(call);
    }

    private EmulatorResponse? ReadSync(Call call)
    {
        if (call.Query["syncToken"] is not { Length: > 0 } token)
            return null;
        if (Array.Find(NotWithSyncToken, call.Query.Has) is { } forbidden)
            return CalendarErrors.Create(400, $"Sync token cannot be used with {forbidden}.", "badRequest", parameter: forbidden);
        if (call.Query["showDeleted"] == "false")
            return CalendarErrors.Create(400, "Show deleted must be true when a sync token is used.", "badRequest", parameter: "showDeleted");
        if (!EventsToken.TryReadSync(token, out var version, out var from, out var until) || version > call.Mailbox.Calendar.Current.Version || version < call.Mailbox.Calendar.Current.Oldest)
            return CalendarErrors.SyncTokenGone();
        SyncVersion = version;
        (From, Until) = (from, until);
        return null;
    }

    private EmulatorResponse? ReadWindow(Call call)
    {
        if (call.Query["timeMin"] is { } min)
        {
            if (!TryReadTime(min, out var from))
                return CalendarErrors.BadRequest("timeMin");
            From = from;
        }
        if (call.Query["timeMax"] is { } max)
        {
            if (!TryReadTime(max, out var until))
                return CalendarErrors.BadRequest("timeMax");
            Until = until;
        }
        return Until <= From ? CalendarErrors.Create(400, "The specified time range is empty.", "timeRangeEmpty", "calendar", "timeMax") : null;
    }

    private EmulatorResponse? ReadRest(Call call)
    {
        SingleEvents = call.Query["singleEvents"] == "true";
        ShowDeleted = call.Query["showDeleted"] == "true" || SyncVersion is not null;
        ICalUid = call.Query["iCalUID"];
        PrivateProperties = call.Query.All("privateExtendedProperty");
        if (PrivateProperties.Exists(p => !p.Contains('=', StringComparison.Ordinal)))
            return CalendarErrors.BadRequest("privateExtendedProperty");
        EventTypes = call.Query.All("eventTypes");
        if (EventTypes.Exists(t => !GoogleEventKind.IsKnown(t)))
            return CalendarErrors.BadRequest("eventTypes");
        if (call.Query["orderBy"] is { } order)
        {
            if (order is not ("startTime" or "updated"))
                return CalendarErrors.BadRequest("orderBy");
            if (order == "startTime" && !SingleEvents)
                return CalendarErrors.Create(400, "The requested ordering is not available for the particular query.", "badRequest", parameter: "orderBy");
            ByUpdate = order == "updated";
        }
        if (ReadNumber(call, "maxResults", out var size) is { } sizeFault)
            return sizeFault;
        PageSize = Math.Min(size ?? DefaultPage, LargestPage);
        if (ReadNumber(call, "maxAttendees", out var attendees) is { } attendeesFault)
            return attendeesFault;
        MaxAttendees = attendees;
        if (call.Query["pageToken"] is not { Length: > 0 } page)
            return null;
        if (!EventsToken.TryReadPage(page, out var after))
            return CalendarErrors.Create(400, "Invalid page token value.", "invalid", parameter: "pageToken");
        After = after;
        return null;
    }

    private static EmulatorResponse? ReadNumber(Call call, string name, out int? value)
    {
        value = null;
        if (call.Query[name] is not { } text)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            return CalendarErrors.Create(400, $"Invalid integer value: '{text}'.", "invalidParameter", parameter: name);
        value = number;
        return null;
    }

    // RFC 3339 with a mandatory offset; fractions are ignored.
    private static bool TryReadTime(string text, out DateTime utc)
    {
        utc = default;
        var hasOffset = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (!hasOffset || !DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return false;
        utc = new DateTime(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        return true;
    }
}
