using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Journals;

public sealed class JournalTests
{
    [Fact]
    public async Task It_keeps_every_request_with_template_cost_and_items()
    {
        var outlook = Emulation.Outlook();
        var gmail = Emulation.Gmail();
        for (var i = 0; i < 12; i++)
        {
            outlook.Add(new MessageDraft { ReceivedAt = Emulation.Now });
            gmail.Add(new MessageDraft { Mark = (ulong)i + 1, ReceivedAt = Emulation.Now });
        }
        var emulation = new Emulation(outlook, gmail);
        await emulation.GraphClient().Json("me/mailFolders/inbox/messages");
        emulation.Clock.Advance(TimeSpan.FromSeconds(7));
        await emulation.GmailClient().Json("gmail/v1/users/me/messages");
        await emulation.GmailClient().Json("gmail/v1/users/me/messages/0000000000000001?format=minimal");
        await emulation.GmailClient().Json("gmail/v1/users/me/messages/00000000000000ff?format=minimal", 404);
        await emulation.Client("https://graph.microsoft.com/v1.0/", null).Json("me/messages", 401);
        JournalEntry[] expected =
        [
            new(outlook.Key, "GET", "/v1.0/me/mailFolders/{id}/messages", 1, 200, null, Emulation.Now, 1, 10),
            new(gmail.Key, "GET", "/gmail/v1/users/{userId}/messages", 5, 200, null, Emulation.Now.AddSeconds(7), 1, 12),
            new(gmail.Key, "GET", "/gmail/v1/users/{userId}/messages/{id}", 20, 200, null, Emulation.Now.AddSeconds(7), 1, 0),
            new(gmail.Key, "GET", "/gmail/v1/users/{userId}/messages/{id}", 20, 404, "notFound", Emulation.Now.AddSeconds(7), 1, 0),
            new(null, "GET", "/v1.0/me/messages", 0, 401, "InvalidAuthenticationToken", Emulation.Now.AddSeconds(7), 0, 0),
        ];
        var journal = emulation.World.Journal;
        Assert.Equal(expected, journal.Entries());
        Assert.Equal(5, journal.Count);
        Assert.Equal(new MailboxTotals(3, 0, 45, 1, 12), journal.For(gmail.Key));
        Assert.Equal(new MailboxTotals(5, 0, 46, 1, 22), journal.Totals);
        Assert.Equal(default, journal.For("unknown"));
        journal.Clear();
        Assert.Equal((0, default), (journal.Count, journal.Totals));
    }

    [Fact]
    public void The_truth_follows_the_mailbox()
    {
        var mailbox = Emulation.Outlook();
        var world = new EmulatedWorld([mailbox]);
        var added = mailbox.Add(new MessageDraft
        {
            ReceivedAt = Emulation.Now.AddTicks(5), Subject = "x", Purpose = Purpose.Stranger, From = new EmulatedAddress("A@b.example", "A"), Bcc = [new EmulatedAddress(null, "C")],
        });
        var before = Assert.Single(world.Truth(mailbox.Key).Messages);
        Assert.Equal((WellKnownFolder.Inbox, Purpose.Stranger, Emulation.Now), (before.Folder, before.Purpose, before.ReceivedAt));
        Assert.Equal([new TruthParticipant(TruthRole.From, "A@b.example", "A"), new TruthParticipant(TruthRole.Bcc, null, "C")], before.Participants);
        Assert.Null(before.Canaries.Subject);
        var moved = mailbox.Move(added, mailbox.AddFolder("Mine"))!;
        var after = Assert.Single(world.Truth(mailbox.Key).Messages);
        Assert.Equal(("Mine", before.ImmutableId), (after.Folder, after.ImmutableId));
        Assert.NotEqual(before.Id, after.Id);
        Assert.True(mailbox.Delete(moved));
        Assert.False(mailbox.Delete(moved));
        Assert.Null(mailbox.Move(moved, mailbox.Folder(WellKnownFolder.Inbox)));
        Assert.Empty(world.Truth(mailbox.Key).Messages);
        Assert.Throws<ArgumentException>(() => world.Truth("nobody"));
    }
}
