namespace Jiminny.Emulator;

/// <summary>GET /me/messages/{id}, with either form of id.</summary>
internal sealed class GetMessageEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/messages/{id}";

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
        if (!call.Mailbox.Ids.TryParseItem(call.Route[0], out var mark, out var folder))
            return GraphErrors.MalformedId(call);
        var message = call.Mailbox.Mail.Find(mark);
        if (message is null || (folder is not null && folder != message.Folder.Number))
            return GraphErrors.ItemNotFound(call);
        var buffer = new ResponseBuffer(4096);
        var context = GraphSelection.Context(call, "messages", select, single: true);
        MessageProperties.WriteEntity(new JsonOutput(buffer), message, properties, new GraphShape(call.Mailbox, query.ImmutableIds), context);
        return GraphAnswer.Create(call, buffer);
    }
}
