namespace Jiminny.Emulator;

/// <summary>GET /teams/{id}/channels.</summary>
internal sealed class ListChannelsEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "teams/{id}/channels";

    public string[] Scopes => ScopeTable.ChannelsList;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Mailbox.Teams.FirstOrDefault(t => t.Id == call.Route[0]) is not { } team)
            return TeamsAnswer.Missing(call);
        var buffer = new ResponseBuffer(4096);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#teams('{team.Id}')/channels").Name("value"u8).Array();
        foreach (var channel in team.Channels)
            json.Object().Name("id"u8).String(channel.Id).Name("displayName"u8).String(channel.Name).Name("membershipType"u8).Plain("standard"u8).EndObject();
        json.EndArray().EndObject();
        return GraphAnswer.Create(call, buffer, team.Channels.Count);
    }
}
