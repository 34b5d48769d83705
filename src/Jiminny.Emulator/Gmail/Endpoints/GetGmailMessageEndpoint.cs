namespace Jiminny.Emulator;

/// <summary>GET users/{userId}/messages/{id}.</summary>
internal sealed class GetGmailMessageEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "users/{userId}/messages/{id}";

    public string[] Scopes => ScopeTable.GmailGet;

    public int Units => 20;

    public EmulatorResponse Handle(Call call)
    {
        if (GmailApi.CheckUser(call) is { } denied)
            return denied;
        var format = call.Query["format"]?.ToLowerInvariant() ?? "full";
        if (format is not ("minimal" or "metadata" or "full" or "raw"))
            return GoogleErrors.InvalidArgument($"Invalid value at 'format' (type.googleapis.com/caribou.api.proto.MessageFormat), \"{format}\"", "format");
        // gmail.metadata restricts even when a wider scope stands beside it.
        if (format is "full" or "raw" && call.Token.Scopes.Contains("gmail.metadata"))
            return GoogleErrors.Forbidden($"Metadata scope doesn't allow format {format.ToUpperInvariant()}");
        if (!Mark.TryParse(call.Route[1], out var mark))
            return GoogleErrors.InvalidArgument("Invalid id value");
        if (call.Mailbox.Mail.Find(mark) is not { } message)
            return GoogleErrors.NotFound();
        var buffer = new ResponseBuffer(4096);
        GmailMessageWriter.Write(new JsonOutput(buffer) { EscapeMarkup = true }, message, call.Mailbox, format, call.Query.All("metadataHeaders"));
        return GoogleAnswer.Create(call, buffer, GmailShapes.Message);
    }
}
