using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Microsoft.Extensions.Options;

namespace Jiminny.Import.Tests;

/// <summary>How a run goes on, waits, gives up and starts over.</summary>
public sealed class RunTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    private static ScriptedItem Kept(string id) => new(id, "ann@customer.example", "bob@acme.example");

    private static ScriptedItem Internal(string id) => new(id, "bob@acme.example", "eve@acme.example");

    [Fact]
    public async Task Pages_follow_each_other_to_the_end_and_add_up()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1"), Internal("2")], [], [Kept("3")]);
        await using var fixture = new ImportFixture([source]);

        var result = await fixture.ImportAsync();

        Assert.Equal(ImportStatus.Completed, result.Status);
        Assert.Equal((3, 2, 1, 3), (result.Receipt.Listed, result.Receipt.Kept, result.Receipt.Discarded.Total, result.Receipt.Pages));
        Assert.Equal(new RequestCost(3, 15), result.Receipt.Cost);
        Assert.True(result.Receipt.IsComplete);
        Assert.Equal(["1", "3"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_complete_import_is_not_read_again()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        await using var fixture = new ImportFixture([source]);
        var first = await fixture.ImportAsync();

        var second = await fixture.ImportAsync();

        Assert.Single(source.Cursors);
        Assert.Equal(first.Receipt.Listed, second.Receipt.Listed);
    }

    [Fact]
    public async Task A_complete_import_that_has_aged_is_read_anew_and_what_is_gone_is_removed()
    {
        ScriptedItem[] mailbox = [Kept("1"), Kept("2")];
        var source = new ScriptedSource(StreamKind.Mail, Now, [mailbox]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        mailbox[0] = Kept("3");
        await Task.Delay(TimeSpan.FromHours(24), fixture.Time);

        var again = await fixture.ImportAsync();

        Assert.Equal((2L, 1L, 0L), (again.Receipt.Kept, again.Receipt.Removed, again.Receipt.Repeated));
        Assert.Equal(Now.AddDays(1), again.Receipt.Window.To);
        Assert.Equal(["2", "3"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_run_that_is_stopped_goes_on_after_its_last_committed_page()
    {
        using var stop = new CancellationTokenSource();
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1")], [Kept("2"), Internal("3")], [Kept("4")]) { BeforePage = page => { if (page == 1) stop.Cancel(); } };
        await using var fixture = new ImportFixture([source]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.ImportAsync(stop.Token));
        source.BeforePage = null;

        var result = await fixture.ImportAsync();

        Assert.Equal((4, 3, 0), (result.Receipt.Listed, result.Receipt.Kept, result.Receipt.Repeated));
        Assert.Equal(["1", "2", "4"], await fixture.KeptIdsAsync());
        Assert.DoesNotContain(source.Cursors.Skip(2), cursor => cursor is null);
    }

    [Fact]
    public async Task A_short_throttle_is_waited_for_and_its_cost_is_in_the_receipt()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        source.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddSeconds(20), Cost = new RequestCost(2, 0) });
        await using var fixture = new ImportFixture([source]);
        var progress = new List<ImportProgress>();

        var result = (await fixture.Importer.ImportMailboxAsync(ImportFixture.Mailbox, new Recorder(progress))).Single();

        Assert.Equal(ImportStatus.Completed, result.Status);
        Assert.Equal(3, result.Receipt.Cost.Requests);
        Assert.Equal(Now.AddSeconds(20), progress[0].WaitingUntil);
        Assert.True(fixture.Time.GetUtcNow() >= Now.AddSeconds(20));
    }

    [Fact]
    public async Task A_long_throttle_ends_the_run_with_the_time_to_come_back()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        source.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddMinutes(10) });
        await using var fixture = new ImportFixture([source]);

        var waiting = await fixture.ImportAsync();
        var done = await fixture.ImportAsync();

        Assert.Equal((ImportStatus.Waiting, Now.AddMinutes(10)), (waiting.Status, waiting.Until));
        Assert.Equal(ImportStatus.Completed, done.Status);
    }

    [Fact]
    public async Task A_refusal_stops_its_stream_and_not_the_other()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[Kept("m")]]);
        var calendar = new ScriptedSource(StreamKind.Calendar, Now, [[Kept("e")]]);
        var scope = new Scope(Provider.Microsoft, "Mail.ReadBasic");
        mail.Failures.Enqueue(new SourceFailure(SourceError.MissingScope, "ErrorAccessDenied") { MissingScope = scope });
        await using var fixture = new ImportFixture([calendar, mail]);

        var results = await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal([ImportStatus.Failed, ImportStatus.Completed], results.Select(result => result.Status));
        Assert.Equal(scope, results[0].Failure!.MissingScope);
        Assert.Equal(["e"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task An_expired_cursor_starts_a_new_round_that_deletes_nothing_before_its_end()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1"), Kept("2")], [Kept("3")]);
        await using var fixture = new ImportFixture([source]);
        source.BeforePage = page =>
        {
            if (page == 0)
            {
                source.Failures.Enqueue(new SourceFailure(SourceError.CursorExpired, "syncStateNotFound"));
                source.BeforePage = null;
            }
        };

        var result = await fixture.ImportAsync();

        Assert.Equal([null, "1", null, "1"], source.Cursors);
        Assert.Equal((ImportStatus.Completed, 3L, 0L), (result.Status, result.Receipt.Listed, result.Receipt.Removed));
        Assert.Equal(["1", "2", "3"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_cursor_that_expires_again_and_again_ends_the_run()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1")], [Kept("2")]);
        await using var fixture = new ImportFixture([source]);
        source.BeforePage = _ => source.Failures.Enqueue(new SourceFailure(SourceError.CursorExpired, "syncStateNotFound"));

        var result = await fixture.ImportAsync();

        Assert.Equal((ImportStatus.Failed, SourceError.CursorExpired), (result.Status, result.Failure?.Error));
        Assert.Equal([null, "1", null, "1", null, "1", null, "1"], source.Cursors);
        Assert.Equal(["1"], await fixture.KeptIdsAsync());

        // A later run tries afresh.
        source.BeforePage = null;
        Assert.Equal(ImportStatus.Completed, (await fixture.ImportAsync()).Status);
        Assert.Equal(["1", "2"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_mailbox_that_moves_to_another_provider_is_read_from_the_beginning_there()
    {
        var before = new ScriptedSource(StreamKind.Mail, Now, [Kept("old-1")], [Kept("old-2")]);
        var after = new ScriptedSource(StreamKind.Mail, Now, [Kept("new-1")], [Kept("new-2")]) { Provider = Provider.Google };
        await using var fixture = new ImportFixture([before, after]);
        before.BeforePage = page => before.Failures.Enqueue(new SourceFailure(SourceError.NeedsReconnect, "moved"));
        await fixture.ImportAsync();
        Assert.Equal(["old-1"], await fixture.KeptIdsAsync());

        var moved = Assert.Single(await fixture.Importer.ImportMailboxAsync(ImportFixture.Mailbox with { Provider = Provider.Google }));

        Assert.Equal([null, "1"], after.Cursors);
        Assert.Equal((ImportStatus.Completed, Provider.Google, 2L, 1L), (moved.Status, moved.Receipt.Provider, moved.Receipt.Listed, moved.Receipt.Removed));
        Assert.Equal(["new-1", "new-2"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_run_whose_mailbox_was_taken_over_stops_without_writing()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1")], [Kept("2")]);
        await using var fixture = new ImportFixture([source], options => options.Owner = "this");
        source.BeforePage = page =>
        {
            if (page == 1)
            {
                Assert.NotNull(fixture.Store.AcquireAsync(ImportFixture.Mailbox.Key, "this", TimeSpan.FromMinutes(1), default).AsTask().Result);
            }
        };

        var result = await fixture.ImportAsync();

        Assert.Equal(ImportStatus.FencedOut, result.Status);
        Assert.Equal(["1"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_mailbox_that_is_held_is_left_alone()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.Store.AcquireAsync(ImportFixture.Mailbox.Key, "other", TimeSpan.FromMinutes(1), default);

        Assert.Equal(ImportStatus.Busy, (await fixture.ImportAsync()).Status);
        Assert.Empty(source.Cursors);
    }

    [Fact]
    public async Task A_page_that_does_not_add_up_is_never_committed()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]) { Unaccounted = 1 };
        await using var fixture = new ImportFixture([source]);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.ImportAsync());

        Assert.Contains("listed 2 items but accounts for 1 kept", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_all_at_once()
    {
        await using var fixture = new ImportFixture([], options => (options.MailMonths, options.MailboxesAtATime) = (0, 0));

        var failure = Assert.Throws<OptionsValidationException>(() => fixture.Importer);

        Assert.Equal(2, failure.Failures.Count());
    }

    private sealed class Recorder(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }
}
