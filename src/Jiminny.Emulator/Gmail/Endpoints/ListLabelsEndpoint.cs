namespace Jiminny.Emulator;

/// <summary>GET users/{userId}/labels. Counts are not part of the list.</summary>
internal sealed class ListLabelsEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "users/{userId}/labels";

    public string[] Scopes => ScopeTable.GmailLabels;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (GmailApi.CheckUser(call) is { } denied)
            return denied;
        var buffer = new ResponseBuffer(4096);
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object().Name("labels"u8).Array();
        foreach (var name in GmailLabels.System)
            json.Object().Name("id"u8).String(name).Name("name"u8).String(name)
                .Name("messageListVisibility"u8).Plain("hide"u8).Name("labelListVisibility"u8).Plain("labelShow"u8).Name("type"u8).Plain("system"u8).EndObject();
        var user = call.Mailbox.Folders.Where(f => f.WellKnownName is null && f.LabelId is not null).ToArray();
        foreach (var folder in user)
            json.Object().Name("id"u8).String(folder.LabelId).Name("name"u8).String(folder.Path)
                .Name("messageListVisibility"u8).Plain("show"u8).Name("labelListVisibility"u8).Plain("labelShow"u8).Name("type"u8).Plain("user"u8).EndObject();
        json.EndArray().EndObject();
        return GoogleAnswer.Create(call, buffer, GmailShapes.Labels, GmailLabels.System.Length + user.Length);
    }
}
