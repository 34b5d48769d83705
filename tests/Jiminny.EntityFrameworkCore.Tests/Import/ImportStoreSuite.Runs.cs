using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

/// <summary>Runs, items that could not be decided, and what leaves by itself.</summary>
public abstract partial class ImportStoreSuite
{
    private static readonly StreamKey MailStream = new(Mailbox, StreamKind.Mail);

    [Fact]
    public async Task A_stream_keeps_its_run_its_marks_and_why_it_stands()
    {
        var lease = await LeaseAsync(Mailbox);
        var commit = Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a");
        var marks = new StreamMarks { WholeAt = Now, News = 7, Exclusions = 3 };
        var rolled = new TimeWindow(Window.From.AddDays(1), Window.To.AddDays(1));
        await Store.CommitAsync(
            lease,
            commit with
            {
                Next = new SyncCursor(rolled, "a"),
                Run = new ImportRun(1, RunKind.Whole, commit.Receipt),
                Marks = marks,
                Halt = new SourceHalt(SourceError.Throttled, "429", Now.AddMinutes(5)),
            },
            default);

        var state = await Store.FindStreamAsync(MailStream, default);

        Assert.Equal((1L, RunKind.Whole, 1L), (state!.Run!.Number, state.Run.Kind, state.Run.Receipt.Listed));
        Assert.Equal((marks, 42L), (state.Marks, state.MatcherVersion));
        Assert.Equal((rolled, Window), (state.Cursor.Window, state.Receipt.Window));
        Assert.Equal(new SourceHalt(SourceError.Throttled, "429", Now.AddMinutes(5)), state.Halt);

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { MatcherVersion = 41 }, default);
        state = await Store.FindStreamAsync(MailStream, default);
        Assert.Equal((null, 42L), (state!.Halt, state.MatcherVersion));
    }

    [Fact]
    public async Task A_page_read_aside_counts_for_its_own_run_and_moves_nothing_else()
    {
        var lease = await LeaseAsync(Mailbox);
        var first = Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a");
        var state = await Store.CommitAsync(lease, first with { Run = new ImportRun(1, RunKind.Whole, first.Receipt) }, default);
        var own = first.Receipt with { Listed = 2, Kept = 2 };
        var aside = new PageCommit(MailStream, 1, 1, [.. new[] { "m1", "m2" }.Select(id => new MatchedItem(Email(id), [Reason]))], [], state!.Cursor, 50, state.Receipt)
        {
            IsAside = true,
            Run = new ImportRun(2, RunKind.LateMatch, own),
        };

        state = await Store.CommitAsync(lease, aside, default);

        Assert.Equal((2L, "a", 1L, 0L), (state!.Sequence, state.Cursor.State, state.Receipt.Listed, state.Receipt.Repeated));
        Assert.Equal((1L, RunKind.Whole, 50L), (state.Run!.Number, state.Run.Kind, state.MatcherVersion));
        var found = await Store.FindStreamAsync(MailStream, default);
        Assert.Equal((state.Sequence, 1L, 1L), (found!.Sequence, found.Receipt.Listed, found.Run!.Number));
        var runs = await Store.ReadRunsAsync("acme", null, default).ToListAsync();
        Assert.Equal([(1L, RunKind.Whole, 1L, 0L), (2L, RunKind.LateMatch, 2L, 1L)], runs.Select(run => (run.Number, run.Kind, run.Receipt.Listed, run.Receipt.Repeated)));
        Assert.Empty(await Store.ReadRunsAsync("acme", Now.AddTicks(TimeSpan.TicksPerMillisecond), default).ToListAsync());
        Assert.Empty(await Store.ReadRunsAsync("globex", null, default).ToListAsync());
    }

    [Fact]
    public async Task A_page_read_aside_that_is_complete_sweeps_nothing()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a", last: true), default);
        var under = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b", generation: 2), default);

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 2, [], "b", generation: 2, last: true) with { IsAside = true, Receipt = under!.Receipt }, default);

        Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Stored_items_get_other_reasons_and_stay_in_their_round()
    {
        var lease = await LeaseAsync(Mailbox);
        var state = await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [Email("m1")], "a"), default);
        var other = new MatchCandidate(CrmRecordType.Lead, "L9", null, MatchTier.Exact, 0, (byte)ParticipantRole.From);
        var review = Commit(Mailbox, StreamKind.Mail, 1, [], "b", generation: 2) with { Reviewed = [new(Email("m1"), [other]), new(Email("unknown"), [other])], MatcherVersion = 77 };

        await Store.CommitAsync(lease, review, default);

        var item = Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
        Assert.Equal((other, 77L), (Assert.Single(item.Matches), item.MatcherVersion));
        Assert.Equal(2, item.Item.Participants.Count);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 2, [], "c", generation: 2, last: true), default);
        Assert.Empty(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Items_before_the_cut_off_leave_and_count_as_expired()
    {
        var lease = await LeaseAsync(Mailbox);
        var old = Email("old") with { ReceivedAt = Now.AddMonths(-6) };

        var state = await Store.CommitAsync(
            lease, Commit(Mailbox, StreamKind.Mail, 0, [old, Email("m1")], "a") with { Cutoffs = new() { Items = Now.AddMonths(-3) } }, default);

        Assert.Equal((1L, 0L), (state!.Receipt.Expired, state.Receipt.Removed));
        Assert.Equal("m1", Assert.Single(await Store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Item.ProviderId);
        Assert.Equal(1, (await Store.FindStreamAsync(MailStream, default))!.Receipt.Expired);
    }

    [Fact]
    public async Task Runs_that_began_before_the_cut_off_are_forgotten()
    {
        var lease = await LeaseAsync(Mailbox);
        var first = Commit(Mailbox, StreamKind.Mail, 0, [], "a", last: true);
        await Store.CommitAsync(lease, first with { Run = new ImportRun(1, RunKind.Whole, first.Receipt) }, default);
        var second = first.Receipt with { StartedAt = Now.AddDays(10), CompletedAt = Now.AddDays(10) };

        await Store.CommitAsync(
            lease,
            Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { Run = new ImportRun(2, RunKind.Update, second), Cutoffs = new() { Runs = Now.AddDays(1) } },
            default);

        Assert.Equal(2, Assert.Single(await Store.ReadRunsAsync("acme", null, default).ToListAsync()).Number);
    }

    [Fact]
    public async Task An_item_that_could_not_be_decided_is_remembered_by_its_id_until_it_is()
    {
        var lease = await LeaseAsync(Mailbox);
        var partial = new PendingItem("e1", PendingReason.PartialParticipants);
        await Store.CommitAsync(
            lease, Commit(Mailbox, StreamKind.Mail, 0, [], "a") with { At = Now, Pending = [partial, new("e2", PendingReason.Unreadable), new("e3", PendingReason.Unreadable)] }, default);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { At = Now.AddHours(1), Pending = [partial] }, default);

        var pending = await Store.ReadPendingAsync(MailStream, Now.AddDays(1), 10, default);
        Assert.Equal([("e2", 1), ("e3", 1), ("e1", 2)], pending.Select(item => (item.ProviderId, item.Tries)));
        Assert.Equal((PendingReason.PartialParticipants, Now, Now.AddHours(1)), (pending[2].Reason, pending[2].FirstListedAt, pending[2].LastTriedAt));
        Assert.Equal(["e2"], (await Store.ReadPendingAsync(MailStream, Now.AddMinutes(1), 1, default)).Select(item => item.ProviderId));
        Assert.Empty(await Store.ReadPendingAsync(MailStream with { Kind = StreamKind.Calendar }, Now.AddDays(1), 10, default));

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 2, [Email("e1")], "c") with { Settled = ["e2"] }, default);
        Assert.Equal("e3", Assert.Single(await Store.ReadPendingAsync(MailStream, Now.AddDays(1), 10, default)).ProviderId);

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 3, [], "d") with { Removed = ["e3"] }, default);
        Assert.Empty(await Store.ReadPendingAsync(MailStream, Now.AddDays(1), 10, default));
    }

    [Fact]
    public async Task Pending_items_are_forgotten_when_their_time_is_over()
    {
        var lease = await LeaseAsync(Mailbox);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 0, [], "a") with { At = Now, Pending = [new("e1", PendingReason.Unreadable)] }, default);
        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 1, [], "b") with { At = Now.AddDays(29), Pending = [new("e1", PendingReason.Unreadable), new("e2", PendingReason.Unreadable)] }, default);

        await Store.CommitAsync(lease, Commit(Mailbox, StreamKind.Mail, 2, [], "c") with { Cutoffs = new() { Pending = Now.AddDays(1) } }, default);

        Assert.Equal("e2", Assert.Single(await Store.ReadPendingAsync(MailStream, Now.AddDays(40), 10, default)).ProviderId);
    }

    [Fact]
    public async Task What_a_fenced_out_writer_says_of_runs_and_pending_items_is_not_written_either()
    {
        var stale = await Store.AcquireAsync(Mailbox, "first", TimeSpan.Zero, default);
        await Store.AcquireAsync(Mailbox, "second", Minute, default);
        var commit = Commit(Mailbox, StreamKind.Mail, 0, [], "a");

        Assert.Null(await Store.CommitAsync(stale!, commit with { Run = new ImportRun(1, RunKind.Whole, commit.Receipt), Pending = [new("e1", PendingReason.Unreadable)] }, default));

        Assert.Empty(await Store.ReadRunsAsync("acme", null, default).ToListAsync());
        Assert.Empty(await Store.ReadPendingAsync(MailStream, Now.AddYears(5), 10, default));
    }
}
