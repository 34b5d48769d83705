using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class MessageListTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Outlook();
    private readonly Emulation emulation;

    public MessageListTests()
    {
        for (var i = 0; i < 60; i++)
            mailbox.Add(new MessageDraft
            {
                ReceivedAt = Emulation.Now.AddDays(-i),
                From = new EmulatedAddress($"sender{i}@other.example", $"Sender, \"{i}\""),
                To = [new EmulatedAddress("zoe.field@harbour.example", "Zoe")],
                Folder = i % 3 == 0 ? mailbox.Folder(WellKnownFolder.Sent) : null,
                Subject = $"subject {i}",
                Body = $"body {i}",
                Flags = i == 5 ? MessageFlags.MeetingRequest : MessageFlags.None,
            });
        emulation = new Emulation(mailbox);
    }

    [Fact]
    public async Task A_page_holds_ten_newest_first_with_everything_but_what_must_be_asked_for()
    {
        var page = await emulation.GraphClient().Json("me/messages");
        var items = page.List("value");
        Assert.Equal(10, items.Count);
        Assert.Equal("subject 0", items[0].Text("subject"));
        Assert.Equal("2026-11-01T09:00:00Z", items[0].Text("receivedDateTime"));
        Assert.Contains("body 0", items[0].GetProperty("body").Text("content"), StringComparison.Ordinal);
        Assert.False(items[0].TryGetProperty("internetMessageHeaders", out _));
        Assert.Equal("#microsoft.graph.eventMessageRequest", items[5].Text("@odata.type"));
    }

    [Fact]
    public async Task Select_really_selects()
    {
        var page = await emulation.GraphClient().Json("me/messages?$select=subject,from&$top=1");
        var names = page.List("value")[0].EnumerateObject().Select(p => p.Name);
        Assert.Equal(["@odata.etag", "id", "subject", "from"], names);
        Assert.Equal("BadRequest", (await Refused("me/messages?$select=nonsense")).Replace("RequestBroker--ParseUri", "BadRequest", StringComparison.Ordinal));
        Assert.True((await emulation.GraphClient().Json("me/messages?$select=internetMessageHeaders&$top=1")).List("value")[0].List("internetMessageHeaders").Count > 3);
    }

    [Theory]
    [InlineData("me/messages?$filter=receivedDateTime ge 2026-10-22T09:00:00Z&$top=1000", 11)]
    [InlineData("me/messages?$filter=receivedDateTime gt 2026-10-22T09:00:00Z&$top=1000", 10)]
    [InlineData("me/messages?%24filter=receivedDateTime%20ge%202026-10-22T09%3A00%3A00Z%20and%20receivedDateTime%20lt%202026-10-30T09%3A00%3A00Z&%24top=1000", 8)]
    [InlineData("me/messages?$filter=receivedDateTime le 2026-09-03T09:00:00Z&$top=1000", 1)]
    [InlineData("me/messages?$filter=receivedDateTime ge 2026-10-22T11:00:00%2B02:00&$top=1000", 11)]
    [InlineData("me/mailFolders/sentitems/messages?$top=1000", 20)]
    [InlineData("me/mailFolders/SentItems/messages?$top=1000&$filter=receivedDateTime ge 2026-10-22T09:00:00Z", 4)]
    public async Task Filters_bound_the_time(string target, int expected)
    {
        var page = await emulation.GraphClient().Json(target + "&$count=true");
        Assert.Equal(expected, page.List("value").Count);
        Assert.Equal(expected, page.GetProperty("@odata.count").GetInt32());
    }

    [Fact]
    public async Task Order_goes_both_ways_but_only_by_what_leads_the_filter()
    {
        var client = emulation.GraphClient();
        var oldest = await client.Json("me/messages?$filter=receivedDateTime ge 2026-10-22T09:00:00Z&$orderby=receivedDateTime asc&$top=1");
        Assert.Equal("subject 10", oldest.List("value")[0].Text("subject"));
        var newest = await client.Json("me/messages?$orderby=receivedDateTime desc&$top=1");
        Assert.Equal("subject 0", newest.List("value")[0].Text("subject"));
        Assert.Equal("InefficientFilter", await Refused("me/messages?$filter=receivedDateTime ge 2026-10-22T09:00:00Z&$orderby=sentDateTime"));
        Assert.Equal("InefficientFilter", await Refused("me/messages?$filter=isRead eq true and receivedDateTime ge 2026-10-22T09:00:00Z&$orderby=receivedDateTime"));
    }

    [Theory]
    [InlineData("me/messages?$top=0", "ErrorInvalidUrlQuery")]
    [InlineData("me/messages?$top=1001", "ErrorInvalidUrlQuery")]
    [InlineData("me/messages?$top=ten", "ErrorInvalidUrlQuery")]
    [InlineData("me/messages?$skip=-1", "ErrorInvalidUrlQuery")]
    [InlineData("me/messages?$filter=receivedDateTime since yesterday", "ErrorInvalidUrlQueryFilter")]
    [InlineData("me/messages?$filter=receivedDateTime ge 2026-10-22T11:00:00+02:00", "ErrorInvalidUrlQueryFilter")]
    [InlineData("me/mailFolders/nowhere/messages", "ErrorInvalidIdMalformed")]
    [InlineData("me/messages/nonsense", "ErrorInvalidIdMalformed")]
    [InlineData("me/nonsense", "BadRequest")]
    public async Task Nonsense_is_refused(string target, string code) => Assert.Equal(code, await Refused(target));

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        var seen = new List<string>();
        var client = emulation.GraphClient();
        for (string? next = "me/messages?$top=7&$select=subject"; next is not null;)
        {
            var page = await client.Json(next);
            seen.AddRange(page.List("value").Select(v => v.Text("subject")));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            if (next is not null)
                Assert.StartsWith("https://graph.microsoft.com/v1.0/me/messages?", next, StringComparison.Ordinal);
        }
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"subject {i}"), seen);
    }

    [Fact]
    public async Task A_deletion_between_pages_makes_one_message_disappear_from_the_listing()
    {
        var client = emulation.GraphClient();
        var first = await client.Json("me/messages?$top=10&$select=subject");
        mailbox.Delete(mailbox.Messages[0]);
        var second = await client.Json(first.Text("@odata.nextLink"));
        Assert.Equal("subject 11", second.List("value")[0].Text("subject"));
    }

    [Fact]
    public async Task Immutable_ids_stay_when_a_message_moves_and_ordinary_ones_do_not()
    {
        var ordinary = emulation.GraphClient();
        var immutable = emulation.GraphClient();
        immutable.DefaultRequestHeaders.Add("Prefer", "outlook.body-content-type=\"text\", IdType=\"ImmutableId\"");
        async Task<string> Id(HttpClient client) => (await client.Json("me/messages?$top=1&$select=id")).List("value")[0].Text("id");

        var (before, lasting) = (await Id(ordinary), await Id(immutable));
        Assert.NotEqual(before, lasting);
        Assert.Equal("subject 0", (await ordinary.Json($"me/messages/{before}")).Text("subject"));
        mailbox.Move(mailbox.Messages[0], mailbox.Folder(WellKnownFolder.Archive));
        Assert.NotEqual(before, await Id(ordinary));
        Assert.Equal(lasting, await Id(immutable));
        Assert.Equal("subject 0", (await ordinary.Json($"me/messages/{lasting}")).Text("subject"));
        Assert.Equal("ErrorItemNotFound", (await ordinary.Json($"me/messages/{before}", 404)).Code());
    }

    [Fact]
    public async Task Basic_reading_shows_no_content()
    {
        var page = await emulation.GraphClient("Mail.ReadBasic").Json("me/messages?$top=1");
        Assert.False(page.List("value")[0].TryGetProperty("body", out _));
        Assert.False(page.List("value")[0].TryGetProperty("bodyPreview", out _));
        Assert.Equal("subject 0", page.List("value")[0].Text("subject"));
    }

    [Fact]
    public async Task The_preferred_page_size_counts_unless_top_says_otherwise()
    {
        var client = emulation.GraphClient();
        client.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=3");
        Assert.Equal(3, (await client.Json("me/messages")).List("value").Count);
        Assert.Equal(4, (await client.Json("me/messages?$top=4")).List("value").Count);
    }

    private async Task<string> Refused(string target)
    {
        var client = emulation.GraphClient(checkRequests: false);
        using var response = await client.GetAsync(target);
        Assert.InRange((int)response.StatusCode, 400, 404);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Code();
    }
}
