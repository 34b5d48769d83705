using System.Buffers.Text;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>Writes a Gmail message resource in one of its formats.</summary>
internal static class GmailMessageWriter
{
    private const int SnippetLength = 100;

    public static void Write(JsonOutput json, EmulatedMessage message, EmulatedMailbox mailbox, string format, List<string> headers)
    {
        var body = message.Text.Body(message.Mark);
        json.Object().Name("id"u8);
        ListGmailMessagesEndpoint.WriteId(json, message.Mark);
        json.Name("threadId"u8);
        ListGmailMessagesEndpoint.WriteId(json, message.Thread);
        json.Name("labelIds"u8).Array();
        foreach (var label in GmailLabels.Of(message))
            json.String(label);
        json.EndArray().Name("snippet"u8).String(body.Length <= SnippetLength ? body : body[..SnippetLength]);
        switch (format)
        {
            case "metadata":
                json.Name("payload"u8).Object();
                WriteHeaders(json, message, mailbox, headers);
                json.EndObject();
                break;
            case "full":
                json.Name("payload"u8).Object().Name("partId"u8).Plain(""u8).Name("mimeType"u8).Plain("text/plain"u8).Name("filename"u8).Plain(""u8);
                WriteHeaders(json, message, mailbox, []);
                json.Name("body"u8).Object().Name("size"u8).Number(Encoding.UTF8.GetByteCount(body)).Name("data"u8).String(ToBase64Url(body)).EndObject().EndObject();
                break;
            case "raw":
                json.Name("raw"u8).String(ToBase64Url(RawText(message, mailbox, body)));
                break;
        }
        json.Name("sizeEstimate"u8).Number(1500 + body.Length + (message.To.Count * 30))
            .Name("historyId"u8).NumberString((long)message.HistoryId)
            .Name("internalDate"u8).NumberString(message.ReceivedAt.ToUnixTimeMilliseconds())
            .EndObject();
    }

    private static void WriteHeaders(JsonOutput json, EmulatedMessage message, EmulatedMailbox mailbox, List<string> wanted)
    {
        json.Name("headers"u8).Array();
        foreach (var header in MessageHeaders.Of(message, mailbox, wanted))
            header.WriteGoogle(json);
        json.EndArray();
    }

    private static string RawText(EmulatedMessage message, EmulatedMailbox mailbox, string body)
    {
        var text = new StringBuilder();
        foreach (var header in MessageHeaders.Of(message, mailbox, []))
            text.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        return text.Append("\r\n").Append(body).ToString();
    }

    private static string ToBase64Url(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
