using System.Text;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Gmail;

public sealed class MessageGetTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Gmail();
    private readonly string path;

    public MessageGetTests()
    {
        mailbox.Add(new MessageDraft
        {
            Mark = 0x18f0_1234_5678_9abc,
            Thread = 0x18f0_0000_0000_0001,
            ReceivedAt = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero),
            From = new EmulatedAddress("bo@other.example", "Stone, \"Bo\""),
            To = [new EmulatedAddress("mia.stone@harbour.example", "Mïa"), new EmulatedAddress("d..x@y.example")],
            Subject = "Grüße <now>",
            Body = "Hello & <goodbye>",
            InternetMessageId = "<1@other.example>",
            RawHeaders = [new("Cc", "Team: a@b.example, c@d.example;"), new("X-Extra", "1"), new("X-Extra", "2")],
            Flags = MessageFlags.Unread,
        });
        path = "gmail/v1/users/me/messages/18f0123456789abc";
    }

    [Fact]
    public async Task Full_is_the_default_and_holds_the_body()
    {
        var message = await new Emulation(mailbox).GmailClient().Json(path);
        Assert.Equal("18f0000000000001", message.Text("threadId"));
        Assert.Equal("1777629600000", message.Text("internalDate"));
        Assert.Equal(["UNREAD", "INBOX", "CATEGORY_PERSONAL"], message.List("labelIds").ConvertAll(l => l.GetString()!));
        var data = message.GetProperty("payload").GetProperty("body").Text("data");
        Assert.Equal("Hello & <goodbye>", Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(data)));
    }

    [Fact]
    public async Task Metadata_holds_all_headers_or_those_asked_for()
    {
        var client = new Emulation(mailbox).GmailClient(["https://www.googleapis.com/auth/gmail.metadata"]);
        var all = Headers(await client.Json($"{path}?format=metadata"));
        Assert.Contains(("From", "\"Stone, \\\"Bo\\\"\" <bo@other.example>"), all);
        Assert.Contains(("To", "=?UTF-8?B?TcOvYQ==?= <mia.stone@harbour.example>, d..x@y.example"), all);
        Assert.Contains(("Subject", "=?UTF-8?B?R3LDvMOfZSA8bm93Pg==?="), all);
        Assert.Contains(("Cc", "Team: a@b.example, c@d.example;"), all);
        var some = Headers(await client.Json($"{path}?format=metadata&metadataHeaders=from&metadataHeaders=X-EXTRA&metadataHeaders=Bcc"));
        Assert.Equal([("From", "\"Stone, \\\"Bo\\\"\" <bo@other.example>"), ("X-Extra", "1"), ("X-Extra", "2")], some);
        Assert.False((await client.Json($"{path}?format=metadata")).GetProperty("payload").TryGetProperty("body", out _));
    }

    [Fact]
    public async Task Minimal_and_raw_have_their_own_shapes()
    {
        var client = new Emulation(mailbox).GmailClient();
        Assert.False((await client.Json($"{path}?format=minimal")).TryGetProperty("payload", out _));
        var raw = await client.Json($"{path}?format=raw");
        var text = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(raw.Text("raw")));
        Assert.Contains("Message-ID: <1@other.example>\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nHello & <goodbye>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,threadId,labelIds,internalDate,historyId,payload/headers", "id,threadId,labelIds,payload,historyId,internalDate")]
    [InlineData("payload(headers(name),mimeType),id", "id,payload")]
    [InlineData("*", "id,threadId,labelIds,snippet,payload,sizeEstimate,historyId,internalDate")]
    [InlineData("id/nonsense", "")]
    public async Task Fields_cut_the_answer_down(string fields, string expected)
    {
        var message = await new Emulation(mailbox).GmailClient().Json($"{path}?fields={Uri.EscapeDataString(fields)}");
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), message.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("id,nonsense")]
    [InlineData("id,")]
    [InlineData("payload(headers")]
    [InlineData("payload/nonsense")]
    public async Task A_wrong_field_selection_is_refused(string fields) =>
        Assert.Equal("invalidParameter", (await new Emulation(mailbox).GmailClient().Json($"{path}?fields={Uri.EscapeDataString(fields)}", 400)).Reason());

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var client = new Emulation(mailbox).GmailClient(checkRequests: false);
        Assert.Equal("notFound", (await client.Json("gmail/v1/users/me/messages/0000000000000001", 404)).Reason());
        Assert.Equal("invalidArgument", (await client.Json("gmail/v1/users/me/messages/nonsense", 400)).Reason());
        Assert.Equal("invalidArgument", (await client.Json($"{path}?format=everything", 400)).Reason());
        using var page = await client.GetAsync("gmail/v1/users/me/nonsense");
        Assert.Equal((404, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }

    private static List<(string Name, string Value)> Headers(JsonElement message) =>
        message.GetProperty("payload").List("headers").ConvertAll(h => (h.Text("name"), h.Text("value")));
}
