using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class MessageDeltaTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Outlook();
    private readonly HttpClient client;

    public MessageDeltaTests()
    {
        mailbox.AddRange(Enumerable.Range(0, 30).Select(i => new MessageDraft { ReceivedAt = Emulation.Now.AddDays(-i), Subject = $"subject {i}" }));
        client = new Emulation(mailbox).GraphClient();
        client.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\", odata.maxpagesize=7");
    }

    [Theory]
    [InlineData("me/mailFolders/inbox/messages/delta?$select=subject", 30)]
    [InlineData("me/mailFolders/inbox/messages/delta()?$select=subject&$filter=receivedDateTime ge 2026-10-20T09:00:00Z", 13)]
    public async Task The_first_round_lists_what_there_is(string path, int expected)
    {
        var (items, _) = await Round(path);
        Assert.Equal(expected, items.Select(i => i.Text("id")).Distinct().Count());
        Assert.Equal(expected, items.Count);
        Assert.False(items[0].TryGetProperty("receivedDateTime", out _));
    }

    [Fact]
    public async Task Later_rounds_name_what_came_and_what_went_under_the_same_id()
    {
        var (_, link) = await Round("me/mailFolders/inbox/messages/delta?$select=subject");
        var (_, archive) = await Round("me/mailFolders/archive/messages/delta?$select=subject");
        Assert.Empty((await Round(link)).Items);
        var moved = mailbox.Messages[3];
        mailbox.Move(moved, mailbox.Folder(WellKnownFolder.Archive));
        mailbox.Delete(mailbox.Messages[5]);
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Subject = "new" });

        var (changes, next) = await Round(link);
        var (arrived, _) = await Round(archive);

        Assert.Equal("new", Assert.Single(changes, c => !c.TryGetProperty("@removed", out _)).Text("subject"));
        var removed = changes.Where(c => c.TryGetProperty("@removed", out _)).Select(c => c.Text("id")).ToList();
        Assert.Equal(2, removed.Count);
        Assert.Contains(Assert.Single(arrived).Text("id"), removed);
        Assert.Empty((await Round(next)).Items);
    }

    [Fact]
    public async Task A_forgotten_token_is_gone_and_odd_queries_are_refused()
    {
        var (_, link) = await Round("me/mailFolders/inbox/messages/delta?$select=subject");
        mailbox.ForgetDeltas();
        using var gone = await client.GetAsync(link);
        Assert.Equal(410, (int)gone.StatusCode);
        Assert.NotNull(gone.Headers.Location);
        Assert.Equal("ErrorInvalidUrlQuery", (await client.Json("me/mailFolders/inbox/messages/delta?$filter=isRead eq true", 400)).Code());
        Assert.Equal("ErrorInvalidUrlQuery", (await client.Json("me/mailFolders/inbox/messages/delta?$orderby=subject", 400)).Code());
    }

    [Fact]
    public async Task Folders_whose_counts_change_are_named_again()
    {
        var (_, link) = await Round("me/mailFolders/delta?$select=displayName");
        Assert.Empty((await Round(link)).Items);
        mailbox.Move(mailbox.Messages[0], mailbox.Folder(WellKnownFolder.Archive));
        Assert.Equal(["Inbox", "Archive"], (await Round(link)).Items.Select(f => f.Text("displayName")));
        mailbox.ForgetDeltas();
        Assert.Equal("SyncStateNotFound", (await client.Json(link, 410)).Code());
    }

    private async Task<(List<JsonElement> Items, string DeltaLink)> Round(string path)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await client.Json(path);
            items.AddRange(page.List("value"));
            if (page.TryGetProperty("@odata.deltaLink", out var link))
                return (items, link.GetString()!);
            path = page.Text("@odata.nextLink");
        }
    }
}
