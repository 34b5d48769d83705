using Jiminny.Connectors;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

/// <summary>The change feed.</summary>
public abstract partial class ImportStoreSuite
{
    [Fact]
    public async Task The_feed_tells_what_was_added_changed_and_removed()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2"), Email("m3")], "a"), default);
        var changed = Email("m2") with { Subject = "Another subject" };
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [Email("m1"), changed], "b") with { Removed = ["m3"] }, default);

        var feed = await ChangesAsync(after: 0);

        Assert.Equal([ItemChangeKind.Added, ItemChangeKind.Added, ItemChangeKind.Changed, ItemChangeKind.Removed], feed.Select(change => change.Kind));
        Assert.Equal(["m1", "m2", "m2", null], feed.Select(change => change.Item?.Item.ProviderId));
        Assert.Equal("Another subject", feed[2].Item!.Item.Subject);
        Assert.Equal(feed.Select(change => change.Position).Order().Distinct(), feed.Select(change => change.Position));
        Assert.Equal(feed[1].ItemId, (await Store.ReadItemsAsync("acme", new ItemQuery { ItemId = feed[1].ItemId }, default).SingleAsync()).Id);
    }

    [Fact]
    public async Task The_feed_goes_on_after_any_position()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2")], "a"), default);
        var first = (await ChangesAsync(after: 0))[0];
        var rest = await ChangesAsync(first.Position);
        Assert.Equal("m2", Assert.Single(rest).Item!.Item.ProviderId);
        Assert.Empty(await ChangesAsync(rest[0].Position));

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { Removed = ["m1"] }, default);

        var gone = Assert.Single(await ChangesAsync(rest[0].Position));
        Assert.Equal((ItemChangeKind.Removed, first.ItemId, null), (gone.Kind, gone.ItemId, gone.Item));
    }

    [Fact]
    public async Task What_comes_again_unchanged_is_not_news()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a", last: true), default);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [Email("m1"), Email("m1")], "b", generation: 2, last: true), default);

        Assert.Single(await ChangesAsync(after: 0));
        Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Another_reason_to_keep_is_a_change()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default);
        var again = Commit(Mailbox, StreamKind.Mail, 1, [Email("m1")], "b");
        await Store.CommitAsync(lease, again with { Items = [again.Items[0] with { Matches = [Reason with { Id = "C2" }] }] }, default);

        var change = (await ChangesAsync(after: 0))[^1];

        Assert.Equal(ItemChangeKind.Changed, change.Kind);
        Assert.Equal("C2", Assert.Single(change.Item!.Matches).Id);
    }

    [Fact]
    public async Task A_sweep_is_told_and_a_refused_page_is_not()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2")], "a", last: true), default);
        Assert.Null(await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 7, [Email("m9")], "b"), default));
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [Email("m2")], "b", generation: 2, last: true), default);

        Assert.Equal([ItemChangeKind.Added, ItemChangeKind.Removed], (await ChangesAsync(after: 0)).Select(change => change.Kind));
    }

    [Fact]
    public async Task Of_an_item_that_changes_often_the_feed_tells_the_last()
    {
        var lease = await LeaseAsync(Mailbox);
        for (var i = 0; i < 4; i++)
        {
            await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, i, [Email("m1") with { Subject = $"Version {i}" }], "a"), default);
        }

        var feed = await ChangesAsync(after: 0);

        Assert.Equal([ItemChangeKind.Added, ItemChangeKind.Changed], feed.Select(change => change.Kind));
        Assert.All(feed, change => Assert.Equal("Version 3", change.Item!.Item.Subject));
    }

    [Fact]
    public async Task A_feed_longer_than_is_read_at_once_comes_whole_and_of_one_organisation_alone()
    {
        var ids = Enumerable.Range(0, 1_203).Select(i => $"m{i:D4}").ToList();
        await Store.CommitAsync(await LeaseAsync(Mailbox), Commit(Mailbox, StreamKind.Mail, 0, [.. ids.Select(Email)], "a"), default);
        var other = new MailboxKey("globex", "box-1");
        await Store.CommitAsync(await LeaseAsync(other), Commit(other, StreamKind.Mail, 0, [Email("m1")], "a"), default);

        Assert.Equal(ids, (await ChangesAsync(after: 0)).Select(change => change.Item!.Item.ProviderId));
        Assert.Single(await Data.ReadChangesAsync("globex", 0, default).ToListAsync());
        Assert.Empty(await Data.ReadChangesAsync("initech", 0, default).ToListAsync());
    }

    [Fact]
    public async Task A_reader_beside_many_writers_misses_nothing()
    {
        var mailboxes = Enumerable.Range(0, 8).Select(i => new MailboxKey("acme", $"box-{i}")).ToList();
        var writing = Task.WhenAll(mailboxes.Select(async mailbox =>
        {
            var lease = await LeaseAsync(mailbox);
            for (var page = 0; page < 10; page++)
            {
                await Store.CommitAsync(lease, Commit(mailbox, StreamKind.Mail, page, [Email($"m{page}")], "a"), default);
            }
        }));
        var read = new List<ItemChange>();
        bool isWritten;
        do
        {
            isWritten = writing.IsCompleted;
            read.AddRange(await ChangesAsync(read.Count == 0 ? 0 : read[^1].Position));
        }
        while (!isWritten);

        await writing;
        Assert.Equal(80, read.Count);
        Assert.Equal(80, read.Select(change => change.ItemId).Distinct().Count());
    }

    private IKeptData Data => _services.GetRequiredService<IKeptData>();

    private async Task<List<ItemChange>> ChangesAsync(long after) => await Data.ReadChangesAsync("acme", after, default).ToListAsync();
}
