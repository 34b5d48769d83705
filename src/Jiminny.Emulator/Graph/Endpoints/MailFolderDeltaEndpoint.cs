using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>
/// GET /me/mailFolders/delta: all folders at any depth, flat; a later round names only folders made since, and those whose counts have changed.
/// </summary>
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
        var (known, since) = (0, 0UL);
        if (call.Query["$deltatoken"] is { } token && !TryRead(token, call.Mailbox.DeltaEpoch, out known, out since))
            return GraphErrors.Create(call, 410, "SyncStateNotFound", "The sync state is not found; start a new round.");

        var mail = call.Mailbox.Mail.Current;
        var folders = call.Mailbox.Folders;
        var buffer = new ResponseBuffer(8192);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#Collection(mailFolder)").Name("value"u8).Array();
        var written = 0;
        foreach (var folder in folders)
        {
            // The root is where the collection hangs, not a member of it.
            if (folder.Parent is null || folder.Hidden || (folder.Number < known && !HasChanged(mail, folder, since)))
                continue;
            MailFolderProperties.WriteEntity(json, folder, properties, new GraphShape(call.Mailbox, false));
            written++;
        }
        json.EndArray().Name("@odata.deltaLink"u8).String(DeltaLink(call, select, folders.Count, mail.HistoryId)).EndObject();
        return GraphAnswer.Create(call, buffer, written);
    }

    // The counts of a folder are properties of it.
    private static bool HasChanged(MailSnapshot mail, EmulatedFolder folder, ulong since) =>
        mail.HistoryId > since
        && (Array.Exists(mail.InFolder(folder), m => m.HistoryId > since)
            || Array.Exists(mail.Departures, d => d.Folder == folder.Number && d.HistoryId > since));

    private static bool TryRead(string token, int epoch, out int known, out ulong since)
    {
        (known, since) = (0, 0);
        var parts = token.Split('-');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out known)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out since)
            && parts[2] == epoch.ToString(CultureInfo.InvariantCulture);
    }

    private static string DeltaLink(Call call, string[] select, int known, ulong since)
    {
        var fields = select.Length == 0 ? "" : $"%24select={Uri.EscapeDataString(string.Join(',', select))}&";
        var token = string.Create(CultureInfo.InvariantCulture, $"{known}-{since}-{call.Mailbox.DeltaEpoch}");
        return $"{call.Request.Original.Origin}{call.Request.Path}?{fields}%24deltatoken={token}";
    }
}
