namespace Jiminny.Emulator;

/// <summary>GET /me/events/{id}: a single event, one occurrence, or a series.</summary>
internal sealed class GetEventEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/events/{id}";

    public string[] Scopes => ScopeTable.GraphCalendar;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var properties = GraphSelection.Choose(EventProperties.All, select, call.Token.HasAny(ScopeTable.GraphCalendarContent), out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "Event");
        if (!call.Mailbox.Ids.TryParseItem(call.Route[0], out var mark, out _))
            return GraphErrors.MalformedId(call);
        if (Find(call, mark) is not { } found)
            return GraphErrors.ItemNotFound(call);
        var buffer = new ResponseBuffer(4096);
        var context = GraphSelection.Context(call, "events", select, single: true);
        EventProperties.WriteEntity(new JsonOutput(buffer), found, properties, new GraphShape(call.Mailbox, query.ImmutableIds), context);
        return GraphAnswer.Create(call, buffer);
    }

    private static EventOccurrence? Find(Call call, ulong mark)
    {
        var until = call.Now.UtcDateTime.AddYears(5);
        foreach (var item in call.Mailbox.Calendar.Current.Events)
        {
            if (item.Mark == mark)
                return EventOccurrence.MasterOf(item, call.Mailbox.TimeZone);
            var occurrences = item.Recurrence is null ? [] : EventOccurrence.Of(item, until, call.Mailbox.TimeZone);
            if (occurrences.FirstOrDefault(o => o.Mark == mark && !o.IsDeleted) is { } occurrence)
                return occurrence;
        }
        return null;
    }
}
