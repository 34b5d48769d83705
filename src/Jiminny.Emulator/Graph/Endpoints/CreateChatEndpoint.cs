using System.Text.Json;

namespace Jiminny.Emulator;

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
            var members = body.RootElement.GetProperty("members").EnumerateArray()
                .Select(m => m.GetProperty("user@odata.bind").GetString()!).Select(Person).ToList();
            var caller = call.Mailbox.UserPrincipalName;
            var others = members.Where(m => !call.Mailbox.Owns(m) && !string.Equals(m, caller, StringComparison.OrdinalIgnoreCase)).ToList();
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
        return open > 0 && reference.EndsWith("')", StringComparison.Ordinal)
            ? reference[(open + 2)..^2].Replace("''", "'", StringComparison.Ordinal)
            : reference;
    }
}
