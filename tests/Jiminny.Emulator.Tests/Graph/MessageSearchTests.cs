using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class MessageSearchTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Outlook();

    [Theory]
    [InlineData("participants:anna@customer.example", 20)]
    [InlineData("participants:ANNA@customer.example OR participants:nobody@x.example", 20)]
    [InlineData("participants:customer.example", 30)]
    [InlineData("from:customer.example", 20)]
    [InlineData("participants:Annaberg", 20)]
    [InlineData("(participants:anna@customer.example OR participants:ben@customer.example) AND received>=2026-10-20 AND received<=2026-10-25", 6)]
    [InlineData("participants:anna@customer.example received:2026-10-30", 1)]
    public async Task People_and_days_are_found(string search, int expected)
    {
        mailbox.AddRange(Enumerable.Range(0, 30).Select(i => new MessageDraft
        {
            ReceivedAt = Emulation.Now.AddDays(-i),
            From = i < 20 ? new EmulatedAddress("anna@customer.example", "Anna Annaberg") : new EmulatedAddress("someone@other.example"),
            To = [i < 20 ? new EmulatedAddress("zoe.field@harbour.example") : new EmulatedAddress("ben@customer.example")],
        }));
        var page = await new Emulation(mailbox).GraphClient().Json($"me/messages?$search=\"{search}\"&$top=1000&$select=id");
        Assert.Equal(expected, page.List("value").Count);
    }

    [Fact]
    public async Task A_thousand_answers_are_all_there_ever_are()
    {
        mailbox.AddRange(Enumerable.Range(0, 1500).Select(i => new MessageDraft { ReceivedAt = Emulation.Now.AddMinutes(-i), From = new EmulatedAddress("anna@customer.example") }));
        var client = new Emulation(mailbox).GraphClient();
        var seen = 0;
        for (string? next = "me/messages?$search=\"from:anna@customer.example\"&$top=300&$select=id"; next is not null;)
        {
            var page = await client.Json(next);
            seen += page.List("value").Count;
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        Assert.Equal(1000, seen);
    }

    [Theory]
    [InlineData("$search=\"from:a\"&$filter=isRead eq true", "SearchWithFilter")]
    [InlineData("$search=\"from:a\"&$orderby=receivedDateTime", "SearchWithFilter")]
    [InlineData("$search=from:a", "BadRequest")]
    [InlineData("$search=\"(from:a\"", "BadRequest")]
    [InlineData("$search=\"nonsense\"", "BadRequest")]
    [InlineData("$search=\"from:a OR\"", "BadRequest")]
    public async Task What_does_not_go_with_a_search_is_refused(string query, string code) =>
        Assert.Equal(code, (await new Emulation(mailbox).GraphClient(checkRequests: false).Json($"me/messages?{query}", 400)).Code());
}
