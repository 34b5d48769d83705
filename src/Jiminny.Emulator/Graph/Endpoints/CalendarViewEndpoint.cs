using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>GET /me/calendarView: occurrences, exceptions and single events of the primary calendar in a window, by start; never series masters.</summary>
internal sealed class CalendarViewEndpoint(string template) : IEndpoint
{
    private const int LongestDays = 1825;

    public string Method => "GET";

    public string Template => template;

    public string[] Scopes => ScopeTable.GraphCalendar;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var mayReadContent = call.Token.HasAny(ScopeTable.GraphCalendarContent);
        var properties = GraphSelection.Choose(EventProperties.All, select, mayReadContent, out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "Event");
        if (query.Page(out var top, out var skip) is { } fault)
            return fault;
        if (ReadWindow(call, out var from, out var until) is { } windowFault)
            return windowFault;
        TimeZoneInfo? zone = null;
        var zoneName = query.Preference("outlook.timezone");
        if (zoneName is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone))
            return GraphErrors.Create(call, 400, "TimeZoneNotSupportedException", $"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{zoneName}'.");

        var shape = new GraphShape(call.Mailbox, query.ImmutableIds) { Zone = zone, ZoneName = zoneName ?? "UTC" };
        var found = Find(call.Mailbox, from, until);
        var count = Math.Clamp(found.Count - skip, 0, top);
        var buffer = new ResponseBuffer(4096 + (count * 2048));
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String(GraphSelection.Context(call, "calendarView", select, single: false));
        if (query.Counts)
            json.Name("@odata.count"u8).Number(found.Count);
        json.Name("value"u8).Array();
        for (var i = skip; i < skip + count; i++)
            EventProperties.WriteEntity(json, found[i], properties, shape);
        json.EndArray();
        if (skip + count < found.Count)
            json.Name("@odata.nextLink"u8).String(query.NextLink(skip + count));
        json.EndObject();
        var response = GraphAnswer.Create(call, buffer, count);
        if (zoneName is not null)
            response.Headers.Add("Preference-Applied", $"outlook.timezone=\"{zoneName}\"");
        if (query.ImmutableIds)
            response.Headers.Add("Preference-Applied", "IdType=\"ImmutableId\"");
        return response;
    }

    internal static List<EventOccurrence> Find(EmulatedMailbox mailbox, DateTime from, DateTime until)
    {
        var found = new List<EventOccurrence>();
        foreach (var item in mailbox.Calendar.Current.Events)
            foreach (var occurrence in EventOccurrence.Of(item, until, mailbox.TimeZone))
                if (!occurrence.IsDeleted && occurrence.Overlaps(from, until))
                    found.Add(occurrence);
        found.Sort(static (a, b) => a.StartUtc != b.StartUtc ? a.StartUtc.CompareTo(b.StartUtc) : a.Mark.CompareTo(b.Mark));
        return found;
    }

    internal static EmulatorResponse? ReadWindow(Call call, out DateTime from, out DateTime until)
    {
        (from, until) = (default, default);
        var (start, end) = (call.Query["startDateTime"], call.Query["endDateTime"]);
        if (start is null || end is null)
            return GraphErrors.Create(call, 400, "ErrorInvalidParameter", "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
        if (!GraphTime.TryParse(start, out var first) || !GraphTime.TryParse(end, out var last))
            return GraphErrors.Create(call, 400, "ErrorInvalidParameter", "The value of parameter StartDateTime or EndDateTime is invalid.");
        if (last < first)
            return GraphErrors.Create(call, 400, "ErrorInvalidParameter", "The EndDateTime must be later than the StartDateTime.");
        if ((last - first).TotalDays > LongestDays)
            return GraphErrors.Create(call, 400, "ErrorCalendarViewRangeTooBig",
                string.Create(CultureInfo.InvariantCulture, $"The range between the start and end dates is greater than the allowed range. Maximum number of days: {LongestDays}."));
        (from, until) = (first.UtcDateTime, last.UtcDateTime);
        return null;
    }
}
