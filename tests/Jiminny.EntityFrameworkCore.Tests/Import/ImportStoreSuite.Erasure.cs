using System.Text;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Erasure;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

/// <summary>Erasure.</summary>
public abstract partial class ImportStoreSuite
{
    private static readonly MailboxKey Box2 = new("acme", "box-2");
    private static readonly MailboxKey Foreign = new("globex", "box-1");

    [Fact]
    public async Task An_address_is_erased_in_every_spelling_and_every_mailbox_of_its_organisation()
    {
        await StoreAsync(Mailbox, From("m1", "Ann@CUSTOMER.example"), From("m2", "bea@customer.example"));
        await StoreAsync(Box2, From("m3", "ann@customer.example"));
        await StoreAsync(Foreign, From("m1", "ann@customer.example"));

        var counts = await Erasures.EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);

        Assert.Equal((2L, 2L, 1), (counts.Items, counts.MailboxesFenced, counts.Marks));
        Assert.Equal(["m2"], await IdsAsync("acme"));
        Assert.Equal(["m1"], await IdsAsync("globex"));
        var marks = await Erasures.FindErasedAsync("acme", default);
        Assert.True(marks.HasAddress(Encoding.UTF8.GetBytes("ANN@customer.example")));
        Assert.False(marks.HasAddress("bea@customer.example"u8));
        Assert.True((await Erasures.FindErasedAsync("globex", default)).IsEmpty);
    }

    [Fact]
    public async Task What_is_erased_is_told_and_nothing_else_of_it()
    {
        await StoreAsync(Mailbox, From("m1", "ann@customer.example"), From("m2", "bea@customer.example"));
        var before = await ChangesAsync(after: 0);

        await Erasures.EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);

        var told = Assert.Single(await ChangesAsync(before[^1].Position));
        Assert.Equal((ItemChangeKind.Erased, before[0].ItemId, null), (told.Kind, told.ItemId, told.Item));
        Assert.DoesNotContain(await ChangesAsync(after: 0), change => change.ItemId == told.ItemId && change.Kind == ItemChangeKind.Added);
    }

    [Fact]
    public async Task A_record_is_erased_with_the_addresses_that_matched_it()
    {
        await StoreAsync(Mailbox, From("by record", "ann@customer.example"));
        var byDomain = From("by domain", "ann@customer.example");
        await CommitNextAsync(Mailbox, new MatchedItem(byDomain, [new MatchCandidate(CrmRecordType.Account, "A1", "A1", MatchTier.Domain, 0, (byte)ParticipantRole.From)]));
        await CommitNextAsync(Mailbox, new MatchedItem(From("other", "bea@customer.example"), [Reason with { Id = "C2" }]));

        var counts = await Erasures.EraseAsync("acme", new ErasureSelection { Records = [new CrmReference(CrmRecordType.Contact, "C1")] }, default);

        Assert.Equal((2L, 2), (counts.Items, counts.Marks));
        Assert.Equal(["other"], await IdsAsync("acme"));
        var marks = await Erasures.FindErasedAsync("acme", default);
        Assert.True(marks.HasRecord(CrmRecordType.Contact, "C1") && marks.HasAddress("ann@customer.example"u8));
        Assert.False(marks.HasRecord(CrmRecordType.Lead, "C1"));
    }

    [Fact]
    public async Task A_mailbox_goes_with_cursor_receipts_and_pending_items()
    {
        await StoreAsync(Mailbox, From("m1", "ann@customer.example"));
        await StoreAsync(Box2, From("m2", "ann@customer.example"));
        var pending = Commit(Mailbox, StreamKind.Mail, 1, [], "b");
        await Store.CommitAsync(await LeaseAsync(Mailbox), pending with { Pending = [new PendingItem("p1", PendingReason.Unreadable)] }, default);

        var counts = await Erasures.EraseAsync("acme", new ErasureSelection { MailboxIds = ["box-1"] }, default);

        Assert.Equal((1L, 1L, 1L, 1L), (counts.Items, counts.Streams, counts.Pending, counts.MailboxesFenced));
        Assert.Null(await Store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default));
        Assert.Equal("box-2", Assert.Single(await Store.ReadReceiptsAsync("acme", default).ToListAsync()).Stream.Mailbox.MailboxId);
        var marks = await Erasures.FindErasedAsync("acme", default);
        Assert.True(marks.HasMailbox("box-1"));
        Assert.False(marks.HasMailbox("box-2"));
    }

    [Fact]
    public async Task A_run_under_way_cannot_write_behind_an_erasure()
    {
        var lease = await LeaseAsync(Mailbox);
        var other = await LeaseAsync(Box2);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [From("m1", "ann@customer.example")], "a"), default);

        await Erasures.EraseAsync("acme", new ErasureSelection { MailboxIds = ["box-1"] }, default);
        Assert.Null(await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [From("m1", "ann@customer.example")], "a"), default));
        Assert.Null(await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [From("m1", "ann@customer.example")], "b"), default));
        Assert.NotNull(await Store.CommitAsync(other, Commit(Box2, StreamKind.Mail, 0, [From("m2", "ann@customer.example")], "a"), default));

        // Not even after the mailbox is imported again, which begins above every epoch it had.
        Assert.True((await LeaseAsync(Mailbox)).Epoch > lease.Epoch);
        Assert.Null(await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [From("m1", "ann@customer.example")], "a"), default));
        await Erasures.EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);
        Assert.Null(await Store.CommitAsync(other, Commit(Box2, StreamKind.Mail, 1, [From("m3", "ann@customer.example")], "b"), default));
        Assert.Empty(await IdsAsync("acme"));
    }

    [Fact]
    public async Task An_organisation_goes_whole_and_another_stays()
    {
        await StoreAsync(Mailbox, From("m1", "ann@customer.example"));
        await StoreAsync(Box2, From("m2", "bea@customer.example"));
        await StoreAsync(Foreign, From("m1", "ann@customer.example"));
        await Erasures.EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);

        var counts = await Erasures.EraseAsync("acme", new ErasureSelection { IsWholeOrganisation = true }, default);

        Assert.Equal((1L, 2L, 1, true), (counts.Items, counts.Streams, counts.Marks, counts.IsKeyDestroyed));
        Assert.Empty(await IdsAsync("acme"));
        Assert.Empty(await Store.ReadReceiptsAsync("acme", default).ToListAsync());
        Assert.All(await ChangesAsync(after: 0), change => Assert.Equal(ItemChangeKind.Erased, change.Kind));
        Assert.Equal(["m1"], await IdsAsync("globex"));
        var marks = await Erasures.FindErasedAsync("acme", default);
        Assert.True(marks.HasMailbox("box-1") && marks.HasMailbox("any"));
        Assert.False(marks.HasAddress("ann@customer.example"u8));
    }

    [Fact]
    public async Task An_erasure_can_be_repeated_and_lifted()
    {
        await StoreAsync(Mailbox, From("m1", "ann@customer.example"));
        var selection = new ErasureSelection { Addresses = ["ann@customer.example"] };
        await Erasures.EraseAsync("acme", selection, default);

        var again = await Erasures.EraseAsync("acme", selection, default);

        Assert.Equal((0L, 0), (again.Items, again.Marks));
        Assert.True(await Erasures.LiftAsync("acme", selection, default));
        Assert.False(await Erasures.LiftAsync("acme", selection, default));
        Assert.True((await Erasures.FindErasedAsync("acme", default)).IsEmpty);
    }

    [Fact]
    public async Task A_cursor_that_may_hold_an_address_is_dropped_and_a_complete_one_stays()
    {
        await StoreAsync(Mailbox, From("m1", "ann@customer.example"));
        await Store.CommitAsync(await LeaseAsync(Box2), Commit(Box2, StreamKind.Mail, 0, [], "complete", last: true), default);

        await Erasures.EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);

        var unfinished = await Store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default);
        Assert.Equal((null, 1L), (unfinished!.Cursor.State, unfinished.Sequence));
        Assert.Equal("complete", (await Store.FindStreamAsync(new StreamKey(Box2, StreamKind.Mail), default))!.Cursor.State);
    }

    private IErasureStore Erasures => _services.GetRequiredService<IErasureStore>();

    private static EmailMetadata From(string id, string address) => Email(id) with { Participants = [new Participant(ParticipantRole.From, address, "Somebody")] };

    private async Task<string[]> IdsAsync(string organisation) =>
        [.. (await Store.ReadItemsAsync(organisation, ItemQuery.All, default).ToListAsync()).Select(item => item.Item.ProviderId)];

    private async Task StoreAsync(MailboxKey mailbox, params EmailMetadata[] emails) =>
        Assert.NotNull(await Store.CommitAsync(await LeaseAsync(mailbox), Commit(mailbox, StreamKind.Mail, 0, emails, "a"), default));

    private async Task CommitNextAsync(MailboxKey mailbox, MatchedItem item)
    {
        var state = await Store.FindStreamAsync(new StreamKey(mailbox, StreamKind.Mail), default);
        var commit = Commit(mailbox, StreamKind.Mail, state!.Sequence, [], "next") with { Items = [item] };
        Assert.NotNull(await Store.CommitAsync(await LeaseAsync(mailbox), commit, default));
    }
}
