namespace Jiminny.Emulator;

/// <summary>The properties of Graph's mailFolder.</summary>
internal static class MailFolderProperties
{
    public static readonly GraphProperty<EmulatedFolder>[] All =
    [
        new("id", static (j, f, s) => j.String(s.Ids.Folder(f.Number))),
        new("displayName", static (j, f, _) => j.String(f.DisplayName)),
        new("parentFolderId", static (j, f, s) => j.String(f.Parent is null ? null : s.Ids.Folder(f.Parent.Number))),
        new("childFolderCount", static (j, f, s) => j.Number(s.Mailbox.Folders.Count(c => c.Parent == f && !c.Hidden))),
        new("unreadItemCount", static (j, f, s) => j.Number(s.Mailbox.Mail.Current.InFolder(f).Count(m => m.Flags.HasFlag(MessageFlags.Unread)))),
        new("totalItemCount", static (j, f, s) => j.Number(s.Mailbox.Mail.Current.InFolder(f).Length)),
        new("isHidden", static (j, f, _) => j.Bool(f.Hidden)),
    ];

    /// <summary>The folder an id or well-known name stands for; null when there is none.</summary>
    public static EmulatedFolder? Find(EmulatedMailbox mailbox, string id)
    {
        foreach (var folder in mailbox.Folders)
            if (mailbox.Ids.Folder(folder.Number) == id)
                return folder;
        return mailbox.Mail.FindWellKnown(id);
    }

    public static void WriteEntity(JsonOutput json, EmulatedFolder folder, GraphProperty<EmulatedFolder>[] properties, GraphShape shape, string? context = null)
    {
        json.Object();
        if (context is not null)
            json.Name("@odata.context"u8).String(context);
        foreach (var property in properties)
            property.Write(json, folder, shape);
        json.EndObject();
    }
}
