namespace Jiminny.Emulator;

/// <summary>POST /chats/{id}/messages.</summary>
internal sealed class PostToChatEndpoint : IEndpoint
{
    public string Method => "POST";

    public string Template => "chats/{id}/messages";

    public string[] Scopes => ["ChatMessage.Send", "Chat.ReadWrite", "Group.ReadWrite.All"];

    public int Units => 1;

    public EmulatorResponse Handle(Call call) =>
        call.Mailbox.TeamsItems.HasChat(call.Route[0]) ? TeamsAnswer.Post(call, call.Route[0], isChat: true) : TeamsAnswer.Missing(call);
}
