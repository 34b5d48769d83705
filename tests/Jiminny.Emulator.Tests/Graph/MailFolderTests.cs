using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class MailFolderTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Outlook();

    [Fact]
    public async Task The_list_shows_top_folders_only_and_delta_shows_all()
    {
        var projects = mailbox.AddFolder("Projects");
        mailbox.AddFolder("North", projects);
        mailbox.AddFolder("Secret", hidden: true);
        var client = new Emulation(mailbox).GraphClient();
        var listed = (await client.Json("me/mailFolders?$top=100")).List("value").ConvertAll(f => f.Text("displayName"));
        Assert.Contains("Projects", listed);
        Assert.DoesNotContain("North", listed);
        Assert.DoesNotContain("Secret", listed);
        Assert.Contains("Secret", (await client.Json("me/mailFolders?$top=100&includeHiddenFolders=true")).List("value").ConvertAll(f => f.Text("displayName")));
        Assert.Equal(10, (await new Emulation(mailbox, new EmulatedMailbox(Vendor.Google, "x@y.example")).GraphClient().Json("me/mailFolders?includeHiddenFolders=true")).List("value").Count);

        foreach (var path in new[] { "me/mailFolders/delta", "me/mailFolders/delta()" })
        {
            var round = await client.Json($"{path}?$select=displayName,parentFolderId");
            var names = round.List("value").ConvertAll(f => f.Text("displayName"));
            Assert.Contains("North", names);
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.Empty((await client.Json(round.Text("@odata.deltaLink"))).List("value"));
            mailbox.AddFolder($"Later {path}");
            Assert.Equal($"Later {path}", Assert.Single((await client.Json(round.Text("@odata.deltaLink"))).List("value")).Text("displayName"));
        }
    }

    [Fact]
    public async Task Ids_and_well_known_names_lead_to_the_same_folder()
    {
        mailbox.Add(new MessageDraft { ReceivedAt = Emulation.Now, Flags = MessageFlags.Unread });
        var client = new Emulation(mailbox).GraphClient("Mail.ReadBasic", checkRequests: false);
        var inbox = await client.Json("me/mailFolders/inbox");
        Assert.Equal(inbox.Text("id"), (await client.Json($"me/mailFolders/{inbox.Text("id")}")).Text("id"));
        Assert.Equal(inbox.Text("id"), (await client.Json($"me/mailFolders('{inbox.Text("id")}')")).Text("id"));
        Assert.Equal((1, 1), (inbox.GetProperty("totalItemCount").GetInt32(), inbox.GetProperty("unreadItemCount").GetInt32()));
        var root = await client.Json("me/mailFolders/msgfolderroot");
        Assert.Equal(root.Text("id"), inbox.Text("parentFolderId"));
        Assert.Equal("ErrorInvalidIdMalformed", (await client.Json("me/mailFolders/nowhere", 400)).Code());
    }

    [Fact]
    public async Task Me_names_the_owner()
    {
        var me = await new Emulation(mailbox).GraphClient("User.Read").Json("me");
        Assert.Equal(("zoe.field@harbour.example", "Zoe Field"), (me.Text("mail"), me.Text("displayName")));
        var some = await new Emulation(mailbox).GraphClient("User.Read").Json("me?$select=proxyAddresses,mail");
        Assert.Equal(["SMTP:zoe.field@harbour.example", "smtp:zoe@harbour.example"], some.List("proxyAddresses").ConvertAll(p => p.GetString()!));
        Assert.False(some.TryGetProperty("id", out _));
    }
}
