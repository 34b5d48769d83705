using System.Text.Json;

namespace Jiminny.Emulator;

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
            var json = new JsonOutput(buffer).Object()
                .Name("id"u8).String(post.Id).Name("messageType"u8).Plain("message"u8).Name("createdDateTime"u8).Time(call.Now);
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
