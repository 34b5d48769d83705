using System.Text.Json;

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

/// <summary>POST /chats: a chat of two, which is the one there is already when there is one.</summary>
internal sealed class CreateChatEndpoint : IEndpoint
{
    public string Method => "POST";

    public string Template => "chats";

    public string[] Scopes => ["Chat.Create", "Chat.ReadWrite"];

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        try
        {
            using var body = JsonDocument.Parse(call.Request.Body);
            var members = body.RootElement.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("user@odata.bind").GetString()!).Select(Person).ToList();
            var others = members.Where(m => !call.Mailbox.Owns(m) && !string.Equals(m, call.Mailbox.UserPrincipalName, StringComparison.OrdinalIgnoreCase)).ToList();
            if (body.RootElement.GetProperty("chatType").GetString() != "oneOnOne" || members.Count != 2 || others.Count != 1)
                return GraphErrors.Create(call, 400, "BadRequest", "A oneOnOne chat has two different members, one of whom is the caller.");
            var id = call.Mailbox.TeamsItems.Chat(others[0]);
            var buffer = new ResponseBuffer(1024);
            new JsonOutput(buffer).Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#chats/$entity")
                .Name("id"u8).String(id).Name("topic"u8).Null().Name("createdDateTime"u8).Time(call.Now).Name("chatType"u8).Plain("oneOnOne"u8).EndObject();
            return TeamsAnswer.Created(call, buffer);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return TeamsAnswer.BadBody(call);
        }
    }

    // https://graph.microsoft.com/v1.0/users('somebody@harbour.example')
    private static string Person(string reference)
    {
        var open = reference.IndexOf("('", StringComparison.Ordinal);
        return open > 0 && reference.EndsWith("')", StringComparison.Ordinal) ? reference[(open + 2)..^2].Replace("''", "'", StringComparison.Ordinal) : reference;
    }
}

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

/// <summary>What the calls of Teams answer alike.</summary>
internal static class TeamsAnswer
{
    public static EmulatorResponse Missing(Call call) => GraphErrors.Create(call, 404, "NotFound", "No such team, channel or chat.");

    public static EmulatorResponse BadBody(Call call) => GraphErrors.Create(call, 400, "BadRequest", "The body of the request is malformed.");

    public static EmulatorResponse Created(Call call, ResponseBuffer buffer)
    {
        var response = new EmulatorResponse(201, buffer, GraphAnswer.Json);
        if (call.Request.Headers["client-request-id"] is { } id)
            response.Headers.Add("client-request-id", id);
        return response;
    }

    public static EmulatorResponse Post(Call call, string place, bool isChat)
    {
        try
        {
            using var document = JsonDocument.Parse(call.Request.Body);
            var body = document.RootElement.GetProperty("body");
            var type = body.TryGetProperty("contentType", out var given) ? given.GetString()! : "text";
            var post = call.Mailbox.TeamsItems.Post(place, type, body.GetProperty("content").GetString()!, call.Now);
            var buffer = new ResponseBuffer(2048);
            var json = new JsonOutput(buffer).Object().Name("id"u8).String(post.Id).Name("messageType"u8).Plain("message"u8).Name("createdDateTime"u8).Time(call.Now);
            if (isChat)
                json.Name("chatId"u8).String(place);
            json.Name("body"u8).Object().Name("contentType"u8).String(type).Name("content"u8).String(post.Content).EndObject().EndObject();
            return Created(call, buffer);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return BadBody(call);
        }
    }
}
