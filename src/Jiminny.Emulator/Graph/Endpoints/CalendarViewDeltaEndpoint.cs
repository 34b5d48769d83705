namespace Jiminny.Emulator;

/// <summary>
/// GET /me/calendarView/delta. The window is fixed by the first call. Occurrences come stripped to id, series and times; what went, and what changed outside
/// the window, comes as removed.
/// </summary>
internal sealed class CalendarViewDeltaEndpoint(string template) : IEndpoint
{
    private static readonly string[] Unsupported = ["select", "filter", "expand", "orderby", "search", "top"];

    public string Method => "GET";

    public string Template => template;

    public string[] Scopes => ScopeTable.GraphCalendar;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        if (Array.Exists(Unsupported, name => query.Option(name) is not null))
            return GraphErrors.InvalidQuery(
                call,
                "The following parameters are not supported with change tracking over the 'CalendarView' resource: "
                + "'$orderby, $filter, $select, $expand, $search, $top'.");
        if (!DeltaToken.TryRead(call, out var token))
            return DeltaToken.Gone(call);
        var calendar = call.Mailbox.Calendar.Current;
        if (token is null)
        {
            if (CalendarViewEndpoint.ReadWindow(call, out var from, out var until) is { } windowFault)
                return windowFault;
            token = new DeltaToken(call.Mailbox.DeltaEpoch, 0, calendar.Version, 0, from.Ticks, until.Ticks, "");
        }
        token = token.UpTo == 0 ? token with { UpTo = calendar.Version } : token;
        if (query.Page(out var top, out _) is { } pageFault)
            return pageFault;

        var entries = Entries(call.Mailbox, calendar, token);
        var page = entries.Skip(token.Offset).Take(top).ToList();
        var shape = new GraphShape(call.Mailbox, query.ImmutableIds);
        var properties = GraphSelection.Choose(EventProperties.All, [], call.Token.HasAny(ScopeTable.GraphCalendarContent), out _);
        var buffer = new ResponseBuffer(4096 + (page.Count * 2048));
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#Collection(event)").Name("value"u8).Array();
        foreach (var (occurrence, gone) in page)
            Write(json, occurrence, gone, properties, shape);
        json.EndArray();
        var done = token.Offset + page.Count;
        if (done < entries.Count)
            json.Name("@odata.nextLink"u8).String((token with { Offset = done }).NextLink(call));
        else
            json.Name("@odata.deltaLink"u8).String((token with { Since = token.UpTo + 1, UpTo = 0, Offset = 0 }).DeltaLink(call));
        json.EndObject();
        var response = GraphAnswer.Create(call, buffer, page.Count);
        if (query.ImmutableIds)
            response.Headers.Add("Preference-Applied", "IdType=\"ImmutableId\"");
        return response;
    }

    private static List<(EventOccurrence? Present, ulong Gone)> Entries(EmulatedMailbox mailbox, CalendarSnapshot calendar, DeltaToken token)
    {
        var (from, until) = (new DateTime(token.From, DateTimeKind.Utc), new DateTime(token.Until, DateTimeKind.Utc));
        var changed = calendar.Events.Where(e => token.Covers(e.Version)).ToList();
        var present = changed.SelectMany(e => InWindow(e)).ToList();
        var entries = present.Select(o => ((EventOccurrence?)o, 0UL)).ToList();
        if (token.IsFirstRound)
            return entries;

        var there = present.Select(o => o.Mark).ToHashSet();
        var before = calendar.Deleted.Concat(calendar.Replaced).Where(d => token.Covers(d.Version)).SelectMany(d => InWindow(d.Event)).Select(o => o.Mark);
        // What changed and lies outside the window is named as removed, whether it was ever inside or not.
        var outside = changed.Where(e => !InWindow(e).Any()).Select(e => e.Mark);
        entries.AddRange(before.Concat(outside).Where(mark => !there.Contains(mark)).Distinct().Select(mark => ((EventOccurrence?)null, mark)));
        return entries;

        IEnumerable<EventOccurrence> InWindow(EmulatedEvent item) =>
            EventOccurrence.Of(item, until, mailbox.TimeZone).Where(o => !o.IsDeleted && o.Overlaps(from, until));
    }

    private static void Write(JsonOutput json, EventOccurrence? occurrence, ulong gone, GraphProperty<EventOccurrence>[] properties, GraphShape shape)
    {
        if (occurrence is { InSeries: true, IsException: false })
            EventProperties.WriteStripped(json, occurrence, shape);
        else if (occurrence is not null)
            EventProperties.WriteEntity(json, occurrence, properties, shape);
        else
            json.Object()
                .Name("@odata.type"u8).Plain("#microsoft.graph.event"u8)
                .Name("id"u8).String(shape.Ids.Item(EventProperties.EventContainer, gone, shape.ImmutableIds))
                .Name("@removed"u8).Object().Name("reason"u8).Plain("deleted"u8).EndObject()
                .EndObject();
    }
}
