namespace Jiminny.Emulator;

/// <summary>POST /teams/{id}/channels/{id}/messages.</summary>
internal sealed class PostToChannelEndpoint : IEndpoint
{
    public string Method => "POST";

    public string Template => "teams/{id}/channels/{id}/messages";

    public string[] Scopes => ["ChannelMessage.Send", "Group.ReadWrite.All"];

    public int Units => 1;

    public EmulatorResponse Handle(Call call) =>
        call.Mailbox.Teams.FirstOrDefault(t => t.Id == call.Route[0])?.Channels.FirstOrDefault(c => c.Id == call.Route[1]) is { } channel
            ? TeamsAnswer.Post(call, channel.Id, isChat: false)
            : TeamsAnswer.Missing(call);
}
