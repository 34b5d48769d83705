namespace Jiminny.Emulator;

/// <summary>GET /me/events/{id}/instances: the occurrences of one series in a window, complete.</summary>
internal sealed class EventInstancesEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/events/{id}/instances";

    public string[] Scopes => ScopeTable.GraphCalendar;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var properties = GraphSelection.Choose(EventProperties.All, select, call.Token.HasAny(ScopeTable.GraphCalendarContent), out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "Event");
        if (query.Page(out var top, out var skip) is { } fault)
            return fault;
        if (CalendarViewEndpoint.ReadWindow(call, out var from, out var until) is { } windowFault)
            return windowFault;
        if (!call.Mailbox.Ids.TryParseItem(call.Route[0], out var mark, out _))
            return GraphErrors.MalformedId(call);
        if (Array.Find(call.Mailbox.Calendar.Current.Events, e => e.Mark == mark) is not { } master)
            return GraphErrors.ItemNotFound(call);
        if (master.Recurrence is null)
            return GraphErrors.Create(call, 400, "ErrorInvalidRequest", "Your request can't be completed. The event is not a recurring one.");

        var found = EventOccurrence.Of(master, until, call.Mailbox.TimeZone)
            .Where(o => !o.IsDeleted && o.Overlaps(from, until))
            .OrderBy(o => o.StartUtc).ToList();
        var page = found.Skip(skip).Take(top).ToList();
        var shape = new GraphShape(call.Mailbox, query.ImmutableIds);
        var buffer = new ResponseBuffer(4096 + (page.Count * 2048));
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String(GraphSelection.Context(call, "events", select, single: false)).Name("value"u8).Array();
        foreach (var occurrence in page)
            EventProperties.WriteEntity(json, occurrence, properties, shape);
        json.EndArray();
        if (skip + page.Count < found.Count)
            json.Name("@odata.nextLink"u8).String(query.NextLink(skip + page.Count));
        json.EndObject();
        return GraphAnswer.Create(call, buffer, page.Count);
    }
}
