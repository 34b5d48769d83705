using System.Globalization;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Gmail;

public sealed class MessageListTests
{
    private const string List = "gmail/v1/users/me/messages";

    private readonly EmulatedMailbox mailbox = Emulation.Gmail("America/New_York");

    [Fact]
    public async Task Pages_go_on_behind_the_last_item_whatever_is_deleted()
    {
        Fill(230);
        var client = new Emulation(mailbox).GmailClient();
        var expected = mailbox.Messages.Select(Id).ToList();
        var first = await client.Json(List);
        Assert.Equal(expected[..100], Ids(first));
        mailbox.Delete(mailbox.Messages[3]);
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now.AddHours(1) });
        var second = await client.Json($"{List}?pageToken={first.Text("nextPageToken")}");
        Assert.Equal(expected[100..200], Ids(second));
        var third = await client.Json($"{List}?pageToken={second.Text("nextPageToken")}&maxResults=500");
        Assert.Equal(expected[200..], Ids(third));
        Assert.False(third.TryGetProperty("nextPageToken", out _));
    }

    [Fact]
    public async Task A_page_holds_at_most_five_hundred()
    {
        Fill(600);
        var client = new Emulation(mailbox).GmailClient();
        Assert.Equal(500, Ids(await client.Json($"{List}?maxResults=5000")).Count);
        Assert.Equal(7, Ids(await client.Json($"{List}?maxResults=7")).Count);
        Assert.Equal("invalidArgument", (await client.Json($"{List}?maxResults=-1", 400)).Reason());
        Assert.Equal("invalidArgument", (await client.Json($"{List}?pageToken=nonsense", 400)).Reason());
    }

    [Fact]
    public async Task Nothing_found_is_an_answer_without_messages()
    {
        var page = await new Emulation(mailbox).GmailClient().Json(List);
        Assert.Equal(["resultSizeEstimate"], page.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Spam_and_trash_come_only_when_asked_for()
    {
        foreach (var name in new[] { WellKnownFolder.Inbox, WellKnownFolder.Sent, WellKnownFolder.Drafts, WellKnownFolder.Archive, WellKnownFolder.Junk, WellKnownFolder.Deleted })
            mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Folder = mailbox.Folder(name), Subject = name });
        var client = new Emulation(mailbox).GmailClient();
        async Task<int> Count(string query) => Ids(await client.Json($"{List}{query}")).Count;
        Assert.Equal(4, await Count(""));
        Assert.Equal(6, await Count("?includeSpamTrash=true"));
        Assert.Equal(1, await Count("?q=in:trash"));
        Assert.Equal(1, await Count("?labelIds=SPAM"));
        Assert.Equal(3, await Count("?q=-in:drafts"));
        Assert.Equal(6, await Count("?q=in:anywhere"));
        Assert.Equal(2, await Count("?q=-in:sent%20-in:drafts"));
        Assert.Equal(1, await Count("?labelIds=INBOX&labelIds=CATEGORY_PERSONAL"));
        Assert.Equal(0, await Count("?labelIds=INBOX&labelIds=SENT"));
    }

    [Theory]
    [InlineData("after:1793523600", 1)] // 2026-11-01T09:00:00Z itself is included
    [InlineData("before:1793523600", 9)]
    [InlineData("after:1793264400 before:1793437200", 2)]
    [InlineData("after:2026/10/31", 2)] // midnight in Pacific standard time is 08:00 UTC
    [InlineData("before:2026/10/25", 2)]
    public async Task Dates_bound_the_time(string query, int expected)
    {
        Fill(10);
        Assert.Equal(expected, Ids(await new Emulation(mailbox).GmailClient().Json($"{List}?q={Uri.EscapeDataString(query)}")).Count);
    }

    [Fact]
    public async Task Labels_are_listed_and_found()
    {
        var projects = mailbox.AddFolder("Big Projects");
        var north = mailbox.AddFolder("North", projects);
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Folder = north, ExtraLabels = ["INBOX"] });
        var client = new Emulation(mailbox).GmailClient(["https://www.googleapis.com/auth/gmail.readonly"]);
        var labels = (await client.Json("gmail/v1/users/me/labels")).List("labels");
        Assert.Equal("user", labels.Single(l => l.Text("name") == "Big Projects/North").Text("type"));
        Assert.All(labels, l => Assert.False(l.TryGetProperty("messagesTotal", out _)));
        Assert.Single(Ids(await client.Json($"{List}?q=label:big-projects-north")));
        Assert.Single(Ids(await client.Json($"{List}?labelIds={north.LabelId}&labelIds=INBOX")));
        Assert.Equal("invalidArgument", (await client.Json($"{List}?labelIds=Label_99", 400)).Reason());
    }

    [Fact]
    public async Task The_profile_tells_address_totals_and_history()
    {
        Fill(3);
        var profile = await new Emulation(mailbox).GmailClient().Json("gmail/v1/users/me/profile");
        Assert.Equal(("mia.stone@harbour.example", 3), (profile.Text("emailAddress"), profile.GetProperty("messagesTotal").GetInt32()));
        Assert.Equal("1003", profile.Text("historyId"));
    }

    private void Fill(int count) =>
        mailbox.AddRange(Enumerable.Range(0, count).Select(i => new MessageDraft { ReceivedAt = Emulation.Now.AddDays(-i), Subject = $"subject {i}" }));

    private static string Id(EmulatedMessage message) => message.Mark.ToString("x16", CultureInfo.InvariantCulture);

    private static List<string> Ids(JsonElement page) => page.TryGetProperty("messages", out var items) ? [.. items.EnumerateArray().Select(i => i.Text("id"))] : [];
}
