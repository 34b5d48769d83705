namespace Jiminny.Emulator;

/// <summary>GET /me/mailFolders: the folders directly below the root.</summary>
internal sealed class ListMailFoldersEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/mailFolders";

    public string[] Scopes => ScopeTable.GraphMail;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var properties = GraphSelection.Choose(MailFolderProperties.All, select, mayReadContent: true, out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "MailFolder");
        if (query.Page(out var top, out var skip) is { } fault)
            return fault;
        var hidden = string.Equals(call.Query["includeHiddenFolders"], "true", StringComparison.OrdinalIgnoreCase);
        var folders = call.Mailbox.Folders.Where(f => f.Parent is { WellKnownName: WellKnownFolder.Root } && (hidden || !f.Hidden)).ToArray();
        var page = folders.Skip(skip).Take(top).ToArray();

        var buffer = new ResponseBuffer(8192);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String(GraphSelection.Context(call, "mailFolders", select, single: false));
        if (query.Counts)
            json.Name("@odata.count"u8).Number(folders.Length);
        json.Name("value"u8).Array();
        foreach (var folder in page)
            MailFolderProperties.WriteEntity(json, folder, properties, new GraphShape(call.Mailbox, false));
        json.EndArray();
        if (skip + page.Length < folders.Length)
            json.Name("@odata.nextLink"u8).String(query.NextLink(skip + page.Length));
        json.EndObject();
        return GraphAnswer.Create(call, buffer, page.Length);
    }
}
