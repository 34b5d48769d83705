namespace Jiminny.Emulator;

/// <summary>
/// GET /me/mailFolders/{id}/messages/delta. The first round lists the folder, at most 5,000 messages when filtered by date; later ones name what came, changed
/// or went. A message moved away shows as removed here and as new in the other folder.
/// </summary>
internal sealed class MessageDeltaEndpoint(string template) : IEndpoint
{
    private const int MostWhenFiltered = 5000;

    public string Method => "GET";

    public string Template => template;

    public string[] Scopes => ScopeTable.GraphMail;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        if (!DeltaToken.TryRead(call, out var token))
            return DeltaToken.Gone(call);
        if (MailFolderProperties.Find(call.Mailbox, call.Route[0]) is not { } folder)
            return GetMailFolderEndpoint.MissingFolder(call);
        var mail = call.Mailbox.Mail.Current;
        if (token is null && Begin(call, query, mail, out token) is { } fault)
            return fault;
        token = token!.UpTo == 0 ? token with { UpTo = mail.HistoryId } : token;
        var select = token.Select.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var properties = GraphSelection.Choose(MessageProperties.All, select, call.Token.HasAny(ScopeTable.GraphMailContent), out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "Message");

        var entries = token.IsFirstRound ? First(mail, folder, token) : Changes(mail, folder, token);
        if (query.Page(out var top, out _) is { } pageFault)
            return pageFault;
        var page = entries.Skip(token.Offset).Take(top).ToList();
        var buffer = new ResponseBuffer(4096 + (page.Count * 1024));
        var json = new JsonOutput(buffer);
        var shape = new GraphShape(call.Mailbox, query.ImmutableIds);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#Collection(message)").Name("value"u8).Array();
        foreach (var (message, gone) in page)
            Write(json, message, gone, properties, shape);
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

    private static EmulatorResponse? Begin(Call call, GraphQuery query, MailSnapshot mail, out DeltaToken? token)
    {
        token = null;
        var text = query.Option("filter");
        var filter = MessageFilter.Parse(text);
        var isPlain = text is null || text.Split(' ') is ["receivedDateTime", "ge" or "gt", _];
        if (filter is null || !isPlain || query.Option("search") is not null)
            return GraphErrors.InvalidQuery(call, "The query is not supported with change tracking over the 'Messages' resource.");
        if (query.Option("orderby") is { } order && !order.Equals("receivedDateTime desc", StringComparison.OrdinalIgnoreCase))
            return GraphErrors.InvalidQuery(call, "The sort order is not supported with change tracking over the 'Messages' resource.");
        token = new DeltaToken(call.Mailbox.DeltaEpoch, 0, mail.HistoryId, 0, filter.From, text is null ? 0 : 1, string.Join(',', query.List("select")));
        return null;
    }

    private static List<(EmulatedMessage? Message, MailDeparture Gone)> First(MailSnapshot mail, EmulatedFolder folder, DeltaToken token)
    {
        var found = mail.InFolder(folder).Where(m => m.ReceivedTicks >= token.From).Select(m => ((EmulatedMessage?)m, default(MailDeparture)));
        return [.. token.Until == 0 ? found : found.Take(MostWhenFiltered)];
    }

    // A later page of a round shows the same round, whatever has changed since.
    private static List<(EmulatedMessage? Message, MailDeparture Gone)> Changes(MailSnapshot mail, EmulatedFolder folder, DeltaToken token)
    {
        var here = mail.InFolder(folder).Where(m => token.Covers(m.HistoryId) && m.ReceivedTicks >= token.From).ToList();
        var present = mail.InFolder(folder).Select(m => m.Mark).ToHashSet();
        var gone = mail.Departures
            .Where(d => d.Folder == folder.Number && token.Covers(d.HistoryId) && d.ReceivedTicks >= token.From && !present.Contains(d.Mark))
            .DistinctBy(d => d.Mark);
        return
        [
            .. here.Select(m => ((EmulatedMessage?)m, default(MailDeparture), m.HistoryId))
                .Concat(gone.Select(d => ((EmulatedMessage?)null, d, d.HistoryId)))
                .OrderBy(e => e.Item3)
                .Select(e => (e.Item1, e.Item2)),
        ];
    }

    private static void Write(JsonOutput json, EmulatedMessage? message, MailDeparture gone, GraphProperty<EmulatedMessage>[] properties, GraphShape shape)
    {
        if (message is not null)
        {
            MessageProperties.WriteEntity(json, message, properties, shape);
            return;
        }
        json.Object()
            .Name("@odata.type"u8).Plain("#microsoft.graph.message"u8)
            .Name("id"u8).String(shape.Ids.Item(gone.Folder, gone.Mark, shape.ImmutableIds))
            .Name("@removed"u8).Object().Name("reason"u8).Plain("deleted"u8).EndObject()
            .EndObject();
    }
}
