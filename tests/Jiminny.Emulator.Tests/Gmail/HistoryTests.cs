using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Gmail;

public sealed class HistoryTests
{
    private const string History = "gmail/v1/users/me/history";

    private readonly EmulatedMailbox mailbox = Emulation.Gmail();

    [Fact]
    public async Task Changes_after_an_id_come_oldest_first_with_the_mailbox_own_id()
    {
        var old = mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Subject = "old" });
        var client = new Emulation(mailbox).GmailClient();
        var start = await StartAsync(client);
        Assert.False((await client.Json($"{History}?startHistoryId={start}")).TryGetProperty("history", out _));
        var added = mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Subject = "new", Flags = MessageFlags.Unread });
        mailbox.Move(old, mailbox.Folder(WellKnownFolder.Deleted));
        mailbox.Delete(added);
        var page = await client.Json($"{History}?startHistoryId={start}");
        var kinds = page.List("history").Select(r => string.Join('+', r.EnumerateObject().Select(p => p.Name).Skip(2)));
        Assert.Equal(["messagesAdded", "labelsAdded+labelsRemoved", "messagesDeleted"], kinds);
        var moved = page.List("history")[1];
        Assert.Equal(["TRASH"], moved.List("labelsAdded")[0].List("labelIds").Select(l => l.GetString()));
        Assert.Contains("INBOX", moved.List("labelsRemoved")[0].List("labelIds").Select(l => l.GetString()));
        Assert.Equal(await StartAsync(client), page.Text("historyId"));
        var typed = await client.Json($"{History}?startHistoryId={start}&historyTypes=messageDeleted&historyTypes=labelRemoved");
        Assert.Equal(["labelsRemoved", "messagesDeleted"], typed.List("history").SelectMany(r => r.EnumerateObject().Select(p => p.Name).Skip(2)));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        var client = new Emulation(mailbox).GmailClient();
        var start = await StartAsync(client);
        mailbox.AddRange(Enumerable.Range(0, 120).Select(i => new MessageDraft { ReceivedAt = Emulation.Now.AddMinutes(i) }));
        var first = await client.Json($"{History}?startHistoryId={start}");
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now });
        var second = await client.Json($"{History}?startHistoryId={start}&pageToken={first.Text("nextPageToken")}&maxResults=5000");
        Assert.Equal((100, 21), (first.List("history").Count, second.List("history").Count));
        Assert.False(second.TryGetProperty("nextPageToken", out _));
        Assert.Equal(121, first.List("history").Concat(second.List("history")).Select(r => r.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task What_is_forgotten_or_unknown_is_not_found()
    {
        var client = new Emulation(mailbox).GmailClient();
        var start = await StartAsync(client);
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now });
        mailbox.ForgetChanges();
        Assert.Equal("notFound", (await client.Json($"{History}?startHistoryId={start}", 404)).Reason());
        Assert.Equal("notFound", (await client.Json($"{History}?startHistoryId=999999999", 404)).Reason());
        Assert.Equal("invalidArgument", (await new Emulation(mailbox).GmailClient(checkRequests: false).Json(History, 400)).Reason());
        var narrow = new Emulation(mailbox).GmailClient(["https://www.googleapis.com/auth/gmail.metadata"]);
        Assert.False((await narrow.Json($"{History}?startHistoryId={await StartAsync(client)}")).TryGetProperty("history", out _));
    }

    private static async Task<string> StartAsync(HttpClient client) => (await client.Json("gmail/v1/users/me/profile")).GetProperty("historyId").GetString()!;
}
