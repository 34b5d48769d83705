using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>GET /me/mailFolders/delta: all folders at any depth, flat; a later round names only folders made since.</summary>
internal sealed class MailFolderDeltaEndpoint(string template) : IEndpoint
{
    public string Method => "GET";

    public string Template => template;

    public string[] Scopes => ScopeTable.GraphMail;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var query = new GraphQuery(call);
        var select = query.List("select");
        var properties = GraphSelection.Choose(MailFolderProperties.All, select, mayReadContent: true, out var unknown);
        if (unknown is not null)
            return GraphSelection.UnknownProperty(call, unknown, "MailFolder");
        var known = 0;
        if (call.Query["$deltatoken"] is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out known))
            return GraphErrors.Create(call, 410, "SyncStateNotFound", "The sync state is not found; start a new round.");

        var folders = call.Mailbox.Folders;
        var buffer = new ResponseBuffer(8192);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#Collection(mailFolder)").Name("value"u8).Array();
        var written = 0;
        foreach (var folder in folders)
        {
            // The root is where the collection hangs, not a member of it.
            if (folder.Number < known || folder.Parent is null || folder.Hidden)
                continue;
            MailFolderProperties.WriteEntity(json, folder, properties, new GraphShape(call.Mailbox, false));
            written++;
        }
        json.EndArray().Name("@odata.deltaLink"u8).String(DeltaLink(call, select, folders.Count)).EndObject();
        return GraphAnswer.Create(call, buffer, written);
    }

    private static string DeltaLink(Call call, string[] select, int known)
    {
        var fields = select.Length == 0 ? "" : $"%24select={Uri.EscapeDataString(string.Join(',', select))}&";
        return string.Create(CultureInfo.InvariantCulture, $"{call.Request.Original.Origin}{call.Request.Path}?{fields}%24deltatoken={known}");
    }
}
