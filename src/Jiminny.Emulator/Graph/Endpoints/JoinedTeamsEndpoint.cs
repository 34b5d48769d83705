namespace Jiminny.Emulator;

/// <summary>GET /me/joinedTeams; query options are not supported.</summary>
internal sealed class JoinedTeamsEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "me/joinedTeams";

    public string[] Scopes => ScopeTable.TeamsList;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var buffer = new ResponseBuffer(4096);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#teams")
            .Name("@odata.count"u8).Number(call.Mailbox.Teams.Count).Name("value"u8).Array();
        foreach (var team in call.Mailbox.Teams)
            json.Object().Name("id"u8).String(team.Id).Name("displayName"u8).String(team.Name).Name("description"u8).String(team.Name)
                .Name("isArchived"u8).Bool(false).Name("visibility"u8).Plain("private"u8).EndObject();
        json.EndArray().EndObject();
        return GraphAnswer.Create(call, buffer, call.Mailbox.Teams.Count);
    }
}
