namespace Jiminny.Emulator;

/// <summary>GET /me/mailFolders/{id or well-known name}.</summary>
internal sealed class GetMailFolderEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/mailFolders/{id}";

    public string[] Scopes => ScopeTable.GraphMail;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var select = new GraphQuery(call).List("select");
        var properties = GraphSelection.Choose(MailFolderProperties.All, select, mayReadContent: true, out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "MailFolder");
        if (MailFolderProperties.Find(call.Mailbox, call.Route[0]) is not { } folder)
            return MissingFolder(call);
        var buffer = new ResponseBuffer(1024);
        var context = GraphSelection.Context(call, "mailFolders", select, single: true);
        MailFolderProperties.WriteEntity(new JsonOutput(buffer), folder, properties, new GraphShape(call.Mailbox, false), context);
        return GraphAnswer.Create(call, buffer);
    }

    /// <summary>Something that cannot be an id is malformed; an id of no folder is not found.</summary>
    public static EmulatorResponse MissingFolder(Call call) =>
        call.Route[0].Length < 40 ? GraphErrors.MalformedId(call) : GraphErrors.ItemNotFound(call);
}
