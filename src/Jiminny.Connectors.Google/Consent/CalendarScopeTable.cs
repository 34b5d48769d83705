using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>
/// Google Calendar's scopes. What contains what follows the data each opens, not only the methods that accept it (Calendar discovery document). None is
/// restricted; where Google's pages name no class, sensitive is assumed.
/// </summary>
internal static class CalendarScopeTable
{
    private const string Area = "Calendar";

    public static IReadOnlyList<ScopeDefinition> All { get; } =
    [
        Row(
            "calendar",
            "Reads, changes, shares and deletes all calendars",
            "calendar.readonly", "calendar.events", "calendar.calendarlist", "calendar.calendars", "calendar.acls", "calendar.app.created"),
        Row(
            "calendar.readonly",
            "Reads all calendars",
            "calendar.events.readonly", "calendar.events.public.readonly", "calendar.events.freebusy", "calendar.freebusy", "calendar.calendarlist.readonly",
            "calendar.calendars.readonly", "calendar.settings.readonly"),
        Row("calendar.events", "Reads and changes events on all calendars", "calendar.events.readonly", "calendar.events.owned"),
        Row("calendar.events.readonly", "Reads events on all calendars", "calendar.events.owned.readonly"),
        Row("calendar.events.owned", "Reads and changes events on calendars the user owns", "calendar.events.owned.readonly"),
        Row("calendar.events.owned.readonly", "Reads events on calendars the user owns, the primary calendar among them"),
        Row("calendar.events.public.readonly", "Reads events on public calendars"),
        Row("calendar.events.freebusy", "Reads when the user is busy", "calendar.freebusy"),
        Row("calendar.freebusy", "Asks when the user is busy"),
        Row("calendar.calendarlist", "Reads and changes the list of calendars", "calendar.calendarlist.readonly"),
        Row("calendar.calendarlist.readonly", "Reads the list of calendars"),
        Row("calendar.calendars", "Reads and changes the properties of calendars", "calendar.calendars.readonly"),
        Row("calendar.calendars.readonly", "Reads the properties of calendars"),
        Row("calendar.acls", "Reads and changes whom calendars are shared with", "calendar.acls.readonly"),
        Row("calendar.acls.readonly", "Reads whom calendars are shared with"),
        Row("calendar.settings.readonly", "Reads the calendar's settings"),
        Row("calendar.app.created", "Makes secondary calendars and works on those only"),
    ];

    private static ScopeDefinition Row(string name, string purpose, params IReadOnlyList<string> implies) => new(Of(name), Area, purpose)
    {
        Sensitivity = ScopeSensitivity.Sensitive,
        Implies = [.. implies.Select(Of)],
    };
}
