using System.Text;

namespace Jiminny.Emulator;

/// <summary>The properties of Graph's message, in the order Graph writes them.</summary>
internal static class MessageProperties
{
    private const int PreviewLength = 255;

    public static readonly GraphProperty<EmulatedMessage>[] All =
    [
        new("id", static (j, m, s) => WriteId(j, b => s.Ids.WriteItem(b, m.Folder.Number, m.Mark, s.ImmutableIds))),
        new("createdDateTime", static (j, m, _) => j.Time(m.ReceivedAt)),
        new("lastModifiedDateTime", static (j, m, _) => j.Time(m.ReceivedAt)),
        new("changeKey", static (j, m, _) => WriteChangeKey(j, m.HistoryId)),
        new("categories", static (j, _, _) => j.Array().EndArray()),
        new("receivedDateTime", static (j, m, _) => j.Time(m.ReceivedAt)),
        new("sentDateTime", static (j, m, _) => j.Time(m.ReceivedAt)),
        new("hasAttachments", static (j, m, _) => j.Bool(m.Flags.HasFlag(MessageFlags.Attachment))),
        new("internetMessageId", static (j, m, _) => j.String(m.InternetMessageId)),
        new("internetMessageHeaders", static (j, m, s) => WriteHeaders(j, m, s), onRequest: true, content: false),
        new("subject", static (j, m, _) => m.Text.WriteSubject(j, m.Mark)),
        new("bodyPreview", static (j, m, _) => j.String(Preview(m)), content: true),
        new("importance", static (j, m, _) => j.Raw(m.Flags.HasFlag(MessageFlags.Important) ? "\"high\""u8 : "\"normal\""u8)),
        new("parentFolderId", static (j, m, s) => WriteId(j, b => s.Ids.WriteFolder(b, m.Folder.Number))),
        new("conversationId", static (j, m, s) => WriteId(j, b => s.Ids.WriteConversation(b, m.Thread))),
        new("isDeliveryReceiptRequested", static (j, _, _) => j.Null()),
        new("isReadReceiptRequested", static (j, _, _) => j.Bool(false)),
        new("isRead", static (j, m, _) => j.Bool(!m.Flags.HasFlag(MessageFlags.Unread))),
        new("isDraft", static (j, m, _) => j.Bool(m.Folder.WellKnownName == WellKnownFolder.Drafts)),
        new("webLink", static (j, m, _) => j.String($"https://outlook.office365.com/owa/?ItemID={Mark.Text(m.Mark)}&exvsurl=1&viewmodel=ReadMessageItem")),
        new("inferenceClassification", static (j, m, _) => j.Raw(m.Flags.HasFlag(MessageFlags.Bulk) ? "\"other\""u8 : "\"focused\""u8)),
        new("body", static (j, m, _) => WriteBody(j, m), content: true),
        new("uniqueBody", static (j, m, _) => WriteBody(j, m), onRequest: true, content: true),
        new("sender", static (j, m, _) => WriteOne(j, m.Sender ?? m.From)),
        new("from", static (j, m, _) => WriteOne(j, m.From)),
        new("toRecipients", static (j, m, _) => WriteMany(j, m.To)),
        new("ccRecipients", static (j, m, _) => WriteMany(j, m.Cc)),
        new("bccRecipients", static (j, m, _) => WriteMany(j, m.Bcc)),
        new("replyTo", static (j, m, _) => WriteMany(j, m.ReplyTo)),
        new("flag", static (j, m, _) => j.Raw(m.Flags.HasFlag(MessageFlags.Starred) ? "{\"flagStatus\":\"flagged\"}"u8 : "{\"flagStatus\":\"notFlagged\"}"u8)),
    ];

    public static void WriteEntity(JsonOutput json, EmulatedMessage message, GraphProperty<EmulatedMessage>[] properties, GraphShape shape, string? context = null)
    {
        json.Object();
        if (context is not null)
            json.Name("@odata.context"u8).String(context);
        if (message.Flags.HasFlag(MessageFlags.MeetingRequest))
            json.Name("@odata.type"u8).Plain("#microsoft.graph.eventMessageRequest"u8);
        else if (message.Flags.HasFlag(MessageFlags.MeetingResponse))
            json.Name("@odata.type"u8).Plain("#microsoft.graph.eventMessageResponse"u8);
        json.Name("@odata.etag"u8);
        json.Separate();
        json.Buffer.Write("\"W/\\\""u8);
        WriteChangeKeyText(json.Buffer, message.HistoryId);
        json.Buffer.Write("\\\"\""u8);
        foreach (var property in properties)
            property.Write(json, message, shape);
        json.EndObject();
    }

    private static void WriteId(JsonOutput json, Action<ResponseBuffer> write)
    {
        json.Separate();
        json.Buffer.Write((byte)'"');
        write(json.Buffer);
        json.Buffer.Write((byte)'"');
    }

    private static void WriteChangeKey(JsonOutput json, ulong version)
    {
        json.Separate();
        json.Buffer.Write((byte)'"');
        WriteChangeKeyText(json.Buffer, version);
        json.Buffer.Write((byte)'"');
    }

    private static void WriteChangeKeyText(ResponseBuffer buffer, ulong version)
    {
        buffer.Write("CQAAABYAAAB"u8);
        Mark.Write(buffer, Mark.Mix(3, version));
        buffer.Write("AAA"u8);
    }

    private static void WriteOne(JsonOutput json, EmulatedAddress? who)
    {
        if (who is null)
            json.Null();
        else
            json.Raw(who.GraphRecipient);
    }

    private static void WriteMany(JsonOutput json, IReadOnlyList<EmulatedAddress> people)
    {
        json.Array();
        for (var i = 0; i < people.Count; i++)
            json.Raw(people[i].GraphRecipient);
        json.EndArray();
    }

    private static void WriteBody(JsonOutput json, EmulatedMessage message) => json.Object()
        .Name("contentType"u8).Plain("html"u8)
        .Name("content"u8).String($"<html><head></head><body>{message.Text.Body(message.Mark)}</body></html>")
        .EndObject();

    private static string Preview(EmulatedMessage message)
    {
        var body = message.Text.Body(message.Mark);
        return body.Length <= PreviewLength ? body : body[..PreviewLength];
    }

    private static void WriteHeaders(JsonOutput json, EmulatedMessage message, GraphShape shape)
    {
        json.Array();
        foreach (var header in MessageHeaders.Of(message, shape.Mailbox, []))
            json.Object().Name("name"u8).String(header.Name).Name("value"u8).String(header.Value).EndObject();
        json.EndArray();
    }
}
