using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

/// <summary>What every import store promises; each database runs the same tests.</summary>
public abstract partial class ImportStoreSuite : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeWindow Window = new(Now.AddMonths(-12), Now);
    private static readonly MailboxKey Mailbox = new("acme", "box-1");

    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private IImportStore Store => _services.GetRequiredService<IImportStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        _services = _database.CreateServices();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_committed_page_is_read_back_whole()
    {
        var lease = await LeaseAsync(Mailbox);
        var email = Email("m1");
        var meeting = new Meeting
        {
            ProviderId = "e1",
            Subject = "Kick-off",
            Participants = [new Participant(ParticipantRole.Organizer, "ann@customer.example", "Ann, Customer")],
            Evidence = 0,
            ICalUid = "uid-1",
            SeriesId = "series-1",
            Start = Now,
            End = Now.AddDays(1),
            StartDate = new DateOnly(2026, 11, 1),
            EndDate = new DateOnly(2026, 11, 2),
            IsOrganizer = false,
            JoinUrl = "https://join.example/1",
        };
        var mail = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [email], "next-1"), default);
        var calendar = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Calendar, 0, [meeting], "next-2", last: true), default);

        Assert.Equal(1, mail!.Sequence);
        Assert.True(calendar!.Receipt.IsComplete);
        var items = await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync();
        Assert.Equal(2, items.Count);
        var storedEmail = Assert.IsType<EmailMetadata>(items[0].Item);
        Assert.Equal(email.Participants, storedEmail.Participants);
        Assert.Equal((email.Subject, email.InternetMessageId, email.ReceivedAt, email.HasAttachments), (storedEmail.Subject, storedEmail.InternetMessageId, storedEmail.ReceivedAt, storedEmail.HasAttachments));
        var storedMeeting = Assert.IsType<Meeting>(items[1].Item);
        Assert.Equal((meeting.StartDate, meeting.EndDate, meeting.JoinUrl, meeting.SeriesId), (storedMeeting.StartDate, storedMeeting.EndDate, storedMeeting.JoinUrl, storedMeeting.SeriesId));
        Assert.Equal(Reason, Assert.Single(items[0].Matches));
        var found = await Store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default);
        Assert.Equal(("next-1", 1L, false), (found!.Cursor.State, found.Sequence, found.Receipt.IsComplete));
        Assert.Equal(Window, found.Cursor.Window);
    }

    [Fact]
    public async Task A_receipt_survives_with_every_figure()
    {
        var lease = await LeaseAsync(Mailbox);
        var commit = Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "n");
        commit.Receipt.Discarded.Add(DiscardReason.InternalOnly, 5);
        commit.Receipt.Discarded.Add(DiscardReason.NotReturnedBySearch, 7);
        await Store.CommitAsync(lease, commit with { Receipt = commit.Receipt with { Listed = 15, Undecided = 1, Failed = 1, Cost = new RequestCost(3, 60) } }, default);

        var receipt = Assert.Single(await Store.ReadReceiptsAsync("acme", default).ToListAsync());
        Assert.Equal((15, 1, 1, 1), (receipt.Listed, receipt.Kept, receipt.Undecided, receipt.Failed));
        Assert.Equal((5, 7, 12), (receipt.Discarded[DiscardReason.InternalOnly], receipt.Discarded[DiscardReason.NotReturnedBySearch], receipt.Discarded.Total));
        Assert.Equal(new RequestCost(3, 60), receipt.Cost);
        Assert.True(receipt.IsBalanced);
    }

    [Fact]
    public async Task The_receipt_follows_a_mailbox_that_moves_to_another_provider()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a", last: true), default);
        var moved = Commit(Mailbox, StreamKind.Mail, 1, [Email("m2")], "b", generation: 2, last: true);
        await Store.CommitAsync(lease, moved with { Receipt = moved.Receipt with { Provider = Provider.Google } }, default);

        Assert.Equal(Provider.Google, Assert.Single(await Store.ReadReceiptsAsync("acme", default).ToListAsync()).Provider);
    }

    [Fact]
    public async Task An_item_that_comes_again_is_stored_once_and_counted_as_repeated()
    {
        var lease = await LeaseAsync(Mailbox);
        var first = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2"), Email("m2")], "a"), default);
        var second = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [Email("m2"), Email("m3")], "b", receipt: first!.Receipt), default);

        Assert.Equal((1L, 2L), (first.Receipt.Repeated, second!.Receipt.Repeated));
        var items = await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync();
        Assert.Equal(["m1", "m2", "m3"], items.Select(item => item.Item.ProviderId));
        Assert.All(items, item => Assert.Equal(2, item.Item.Participants.Count));
    }

    [Fact]
    public async Task A_new_round_removes_what_it_has_not_seen_and_only_when_it_is_complete()
    {
        var lease = await LeaseAsync(Mailbox);
        var state = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2")], "a", last: true), default);
        state = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [Email("m2")], "b", generation: 2), default);
        Assert.Equal(2, await Store.ReadItemsAsync("acme", ItemQuery.All, default).CountAsync());

        state = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 2, [], "c", generation: 2, last: true, receipt: state!.Receipt), default);

        Assert.Equal(1, state!.Receipt.Removed);
        Assert.Equal(["m2"], (await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Select(item => item.Item.ProviderId));
    }

    [Fact]
    public async Task Text_that_a_database_cannot_hold_does_not_stop_a_mailbox()
    {
        var lease = await LeaseAsync(Mailbox);
        var odd = Email("m1") with { Subject = "nul \0 and half \ud83d of a pair", Participants = [new Participant(ParticipantRole.From, "ann@customer.example", "Ann\0")] };

        Assert.NotNull(await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [odd], "a"), default));

        var item = Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Item;
        Assert.StartsWith("nul ", item.Subject, StringComparison.Ordinal);
        Assert.EndsWith(" of a pair", item.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Ann", item.Participants[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_items_go_with_their_people_and_reasons()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default);
        var state = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { Removed = ["m1", "unknown"] }, default);

        Assert.Equal(1, state!.Receipt.Removed);
        Assert.Empty(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_waits_until_the_lease_is_given_back()
    {
        var lease = await Store.AcquireAsync(Mailbox, "first", Minute, default);
        Assert.Null(await Store.AcquireAsync(Mailbox, "second", Minute, default));

        await Store.ReleaseAsync(lease!, default);

        var taken = await Store.AcquireAsync(Mailbox, "second", Minute, default);
        Assert.True(taken!.Epoch > lease!.Epoch);
    }

    [Fact]
    public async Task A_lease_that_ran_out_can_be_taken_over_and_its_writer_is_fenced_out()
    {
        var stale = await Store.AcquireAsync(Mailbox, "first", TimeSpan.Zero, default);
        var fresh = await Store.AcquireAsync(Mailbox, "second", Minute, default);

        Assert.Null(await Store.CommitAsync(stale!, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default));
        Assert.Empty(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
        Assert.NotNull(await Store.CommitAsync(fresh!, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default));
    }

    [Fact]
    public async Task The_same_owner_takes_over_at_once()
    {
        var before = await Store.AcquireAsync(Mailbox, "owner", Minute, default);
        var after = await Store.AcquireAsync(Mailbox, "owner", Minute, default);

        Assert.NotNull(after);
        Assert.Null(await Store.CommitAsync(before!, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default));
    }

    [Fact]
    public async Task A_page_committed_twice_is_refused_the_second_time()
    {
        var lease = await LeaseAsync(Mailbox);
        var commit = Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a");
        Assert.NotNull(await Store.CommitAsync(lease, commit, default));

        Assert.Null(await Store.CommitAsync(lease, commit, default));
        Assert.Null(await Store.CommitAsync(lease, commit with { ExpectedSequence = 7 }, default));
        Assert.Equal(0, Assert.Single(await Store.ReadReceiptsAsync("acme", default).ToListAsync()).Repeated);
    }

    [Fact]
    public async Task Of_many_writers_of_one_page_exactly_one_wins()
    {
        var lease = await LeaseAsync(Mailbox);
        var commit = Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Store.CommitAsync(lease, commit, default)));

        Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Organisations_that_share_every_id_see_nothing_of_each_other()
    {
        var other = new MailboxKey("globex", Mailbox.MailboxId);
        await Store.CommitAsync(await LeaseAsync(Mailbox), Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default);
        await Store.CommitAsync(await LeaseAsync(other), Commit(other, StreamKind.Mail, 0, [Email("m1"), Email("m2")], "b"), default);

        Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
        Assert.Equal(2, await Store.ReadItemsAsync("globex", ItemQuery.All, default).CountAsync());
        Assert.Empty(await Store.ReadItemsAsync("initech", ItemQuery.All, default).ToListAsync());
        Assert.Equal("a", (await Store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default))!.Cursor.State);
        Assert.Single(await Store.ReadReceiptsAsync("globex", default).ToListAsync());
    }

    [Fact]
    public async Task Items_are_found_by_record_account_mailbox_and_kind()
    {
        var box2 = new MailboxKey("acme", "box-2");
        await Store.CommitAsync(await LeaseAsync(Mailbox), Commit(Mailbox, StreamKind.Mail, 0, [Email("m1"), Email("m2")], "a"), default);
        await Store.CommitAsync(await LeaseAsync(box2), Commit(box2, StreamKind.Mail, 0, [Email("m3")], "b"), default);

        Assert.Equal(3, await CountAsync(new ItemQuery { RecordType = CrmRecordType.Contact, RecordId = "C1" }));
        Assert.Equal(0, await CountAsync(new ItemQuery { RecordType = CrmRecordType.Lead, RecordId = "C1" }));
        Assert.Equal(3, await CountAsync(new ItemQuery { AccountId = "A1" }));
        Assert.Equal(2, await CountAsync(new ItemQuery { MailboxId = "box-1" }));
        Assert.Equal(0, await CountAsync(new ItemQuery { Kind = StreamKind.Calendar }));
        Assert.Equal(1, await CountAsync(new ItemQuery { Take = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => CountAsync(new ItemQuery { RecordId = "C1" }));
    }

    [Fact]
    public async Task More_items_than_are_read_at_once_come_in_order_and_whole()
    {
        var ids = Enumerable.Range(0, 1_203).Select(i => $"m{i:D4}").ToList();
        await Store.CommitAsync(await LeaseAsync(Mailbox), Commit(Mailbox, StreamKind.Mail, 0, [.. ids.Select(Email)], "a"), default);

        Assert.Equal(ids, (await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Select(item => item.Item.ProviderId));
        Assert.Equal(700, await CountAsync(new ItemQuery { Take = 700 }));
    }

    [Fact]
    public async Task What_is_committed_is_there_for_another_process()
    {
        await Store.CommitAsync(await LeaseAsync(Mailbox), Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default);
        await using var second = _database.CreateServices();

        Assert.Single(await second.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private static MatchCandidate Reason => new(CrmRecordType.Contact, "C1", "A1", MatchTier.Exact, 0, (byte)ParticipantRole.From);

    private async Task<int> CountAsync(ItemQuery query) => await Store.ReadItemsAsync("acme", query, default).CountAsync();

    private async Task<MailboxLease> LeaseAsync(MailboxKey mailbox) => (await Store.AcquireAsync(mailbox, "test", Minute, default))!;

    private static EmailMetadata Email(string id) => new()
    {
        ProviderId = id,
        Subject = $"Subject of {id}",
        Participants = [new Participant(ParticipantRole.From, "ann@customer.example", "Ann"), new Participant(ParticipantRole.To, "d..bob@acme.example", null)],
        Evidence = 0,
        InternetMessageId = $"<{id}@mail.example>",
        ReceivedAt = Now.AddDays(-1),
        IsOutgoing = false,
        HasAttachments = true,
    };

    private static PageCommit Commit(
        MailboxKey mailbox,
        StreamKind kind,
        long sequence,
        IReadOnlyList<KeptItem> items,
        string next,
        int generation = 1,
        bool last = false,
        ImportReceipt? receipt = null)
    {
        var stream = new StreamKey(mailbox, kind);
        receipt ??= new ImportReceipt(stream, Provider.Microsoft, Window);
        receipt = receipt with
        {
            Listed = receipt.Listed + items.Count,
            Kept = receipt.Kept + items.Count,
            Pages = receipt.Pages + 1,
            StartedAt = receipt.StartedAt ?? Now,
            CompletedAt = last ? Now : null,
        };
        return new PageCommit(stream, generation, sequence, [.. items.Select(item => new MatchedItem(item, [Reason]))], [], new SyncCursor(Window, next), 42, receipt);
    }
}
