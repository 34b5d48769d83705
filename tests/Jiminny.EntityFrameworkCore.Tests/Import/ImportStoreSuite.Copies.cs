using Jiminny.Connectors;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

/// <summary>Copies of one message in several mailboxes.</summary>
public abstract partial class ImportStoreSuite
{
    [Fact]
    public async Task Copies_are_found_inside_the_organisation_and_stay_items_of_their_mailboxes()
    {
        var sent = Email("s1") with { InternetMessageId = "<one@mail.example>" };
        var blind = sent with { ProviderId = "r1", ReceivedAt = sent.ReceivedAt.AddMinutes(2), Participants = [.. sent.Participants, new Participant(ParticipantRole.Bcc, "eve@acme.example", null)] };
        await StoreAsync(Mailbox, sent, Email("other"));
        await StoreAsync(Box2, blind with { Participants = [blind.Participants[0] with { Address = "ANN@customer.example" }, .. blind.Participants.Skip(1)] });
        await StoreAsync(Foreign, sent with { ProviderId = "f1" });
        var id = (await Store.ReadItemsAsync("acme", ItemQuery.All, default).FirstAsync()).Id;

        var copies = (await Data.CorrelateAsync("acme", id))!.Copies;

        Assert.Equal([("box-1", "s1", 2), ("box-2", "r1", 3)], copies.Select(copy => (copy.Mailbox.MailboxId, copy.Item.ProviderId, copy.Item.Participants.Count)));
        Assert.Null(await Data.CorrelateAsync("globex", id));
    }

    [Fact]
    public async Task An_id_that_somebody_else_uses_or_uses_again_makes_no_copy()
    {
        var one = Email("m1") with { InternetMessageId = "<same@mail.example>" };
        await StoreAsync(
            Mailbox,
            one,
            one with { ProviderId = "later", ReceivedAt = one.ReceivedAt.AddDays(30) },
            From("forged", "mallory@elsewhere.example") with { InternetMessageId = "<same@mail.example>" },
            Email("none") with { InternetMessageId = null },
            Email("none too") with { InternetMessageId = null });
        var items = await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync();

        Assert.Equal("m1", Assert.Single((await Data.CorrelateAsync("acme", items[0].Id))!.Copies).Item.ProviderId);
        Assert.Equal("none", Assert.Single((await Data.CorrelateAsync("acme", items[3].Id))!.Copies).Item.ProviderId);
    }
}
