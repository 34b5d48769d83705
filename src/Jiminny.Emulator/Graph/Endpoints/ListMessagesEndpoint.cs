namespace Jiminny.Emulator;

/// <summary>
/// GET /me/messages and /me/mailFolders/{id}/messages. Pages go by $skip over what the mailbox holds at that moment: a deletion between two pages shifts
/// what follows, exactly as it does at Microsoft.
/// </summary>
internal sealed class ListMessagesEndpoint(string template) : IEndpoint
{
    public string Method => "GET";

    public string Template => template;

    public string[] Scopes => ScopeTable.GraphMail;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var mayReadContent = call.Token.HasAny(ScopeTable.GraphMailContent);
        var properties = GraphSelection.Choose(MessageProperties.All, select, mayReadContent, out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "Message");
        if (query.Page(out var top, out var skip) is { } fault)
            return fault;
        if (query.Option("search") is { } search)
            return Search(call, query, search, select, properties, top, skip);
        if (MessageFilter.Parse(query.Option("filter")) is not { } filter)
            return GraphErrors.Create(call, 400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
        if (MessageOrder.Parse(call, query, filter, out var oldestFirst) is { } orderFault)
            return orderFault;

        EmulatedMessage[] all;
        if (call.Route.Length == 0)
            all = call.Mailbox.Mail.Current.Messages;
        else if (MailFolderProperties.Find(call.Mailbox, call.Route[0]) is { } folder)
            all = call.Mailbox.Mail.Current.InFolder(folder);
        else
            return GetMailFolderEndpoint.MissingFolder(call);

        var matches = Matching(all, filter);
        var count = Math.Clamp(matches.Count - skip, 0, top);
        var shape = new GraphShape(call.Mailbox, query.ImmutableIds);
        var buffer = new ResponseBuffer(4096 + (count * 1024));
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String(GraphSelection.Context(call, "messages", select, single: false));
        if (query.Counts)
            json.Name("@odata.count"u8).Number(matches.Count);
        json.Name("value"u8).Array();
        for (var i = 0; i < count; i++)
            MessageProperties.WriteEntity(json, matches[oldestFirst ? matches.Count - 1 - skip - i : skip + i], properties, shape);
        json.EndArray();
        if (skip + count < matches.Count)
            json.Name("@odata.nextLink"u8).String(query.NextLink(skip + count));
        json.EndObject();
        var response = GraphAnswer.Create(call, buffer, count);
        if (query.ImmutableIds)
            response.Headers.Add("Preference-Applied", "IdType=\"ImmutableId\"");
        return response;
    }

    // At most 1,000, in whatever folder of the mailbox, newest first; what lies behind them cannot be reached.
    private static EmulatorResponse Search(
        Call call, GraphQuery query, string search, string[] select, GraphProperty<EmulatedMessage>[] properties, int top, int skip)
    {
        if (query.Option("filter") is not null || query.Option("orderby") is not null)
            return GraphErrors.Create(call, 400, "SearchWithFilter", "The query parameters '$filter' and '$orderby' are not supported with '$search'.");
        if (MessageSearch.Parse(search) is not { } terms)
            return GraphErrors.Create(call, 400, "BadRequest", "Syntax error in $search.");
        var found = call.Mailbox.Mail.Current.Messages.Where(terms.Matches).Take(MessageSearch.Most).ToList();
        var page = found.Skip(skip).Take(top).ToList();
        var shape = new GraphShape(call.Mailbox, query.ImmutableIds);
        var buffer = new ResponseBuffer(4096 + (page.Count * 1024));
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String(GraphSelection.Context(call, "messages", select, single: false)).Name("value"u8).Array();
        foreach (var message in page)
            MessageProperties.WriteEntity(json, message, properties, shape);
        json.EndArray();
        if (skip + page.Count < found.Count)
            json.Name("@odata.nextLink"u8).String(query.NextLink(skip + page.Count));
        json.EndObject();
        return GraphAnswer.Create(call, buffer, page.Count);
    }

    /// <summary>The matching messages, newest first.</summary>
    private static ArraySegment<EmulatedMessage> Matching(EmulatedMessage[] all, MessageFilter filter)
    {
        var first = filter.Until == long.MaxValue ? 0 : MailSnapshot.FirstBefore(all, filter.Until);
        var end = filter.From == long.MinValue ? all.Length : MailSnapshot.FirstBefore(all, filter.From);
        var range = new ArraySegment<EmulatedMessage>(all, first, Math.Max(0, end - first));
        return filter.HasConditions ? range.Where(filter.Matches).ToArray() : range;
    }
}
