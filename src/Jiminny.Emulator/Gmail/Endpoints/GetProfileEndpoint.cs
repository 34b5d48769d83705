namespace Jiminny.Emulator;

/// <summary>GET users/{userId}/profile.</summary>
internal sealed class GetProfileEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "users/{userId}/profile";

    public string[] Scopes => ScopeTable.GmailProfile;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (GmailApi.CheckUser(call) is { } denied)
            return denied;
        var mail = call.Mailbox.Mail.Current;
        var buffer = new ResponseBuffer(256);
        new JsonOutput(buffer) { EscapeMarkup = true }.Object()
            .Name("emailAddress"u8).String(call.Mailbox.Address)
            .Name("messagesTotal"u8).Number(mail.Messages.Length)
            .Name("threadsTotal"u8).Number(mail.Messages.Select(m => m.Thread).Distinct().Count())
            .Name("historyId"u8).NumberString((long)mail.HistoryId)
            .EndObject();
        return GoogleAnswer.Create(call, buffer, GmailShapes.Profile);
    }
}
