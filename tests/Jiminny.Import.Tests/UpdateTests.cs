using Jiminny.Connectors;
using Jiminny.Import.Runs;

namespace Jiminny.Import.Tests;

/// <summary>After the back-fill: what is new is read from where the last reading ended, and windows roll.</summary>
public sealed class UpdateTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    private static ScriptedItem Kept(string id) => new(id, "ann@customer.example", "bob@acme.example");

    [Fact]
    public async Task An_update_goes_on_from_the_cursor_and_rolls_the_window_of_mail()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1"), Kept("2")], [Kept("3")]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        source.Updates.Enqueue(([Kept("4"), new("5", "stranger@elsewhere.example")], ["2", "unknown"]));
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);

        var result = await fixture.ImportAsync();

        Assert.Equal([null, "1", "2"], source.Cursors);
        Assert.Equal(new TimeWindow(Now.AddMinutes(15).AddMonths(-12), Now.AddMinutes(15)), source.Windows[2]);
        Assert.Equal(["1", "3", "4"], await fixture.KeptIdsAsync());
        Assert.Equal((5, 4, 1), (result.Receipt.Listed, result.Receipt.Kept, result.Receipt.Removed));
        Assert.Equal(Now.AddMinutes(15), result.Receipt.CompletedAt);
        var runs = await fixture.RunsAsync();
        Assert.Equal([(RunKind.Whole, 3L, 3L, 0L), (RunKind.Update, 2L, 1L, 1L)], runs.Select(run => (run.Kind, run.Receipt.Listed, run.Receipt.Kept, run.Receipt.Removed)));
        Assert.All(runs, run => Assert.True(run.Receipt is { IsBalanced: true, IsComplete: true }));
    }

    [Fact]
    public async Task An_update_that_finds_nothing_leaves_no_line_in_the_history()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);

        var result = await fixture.ImportAsync();

        Assert.Equal((2, 2L, 1L), (source.Cursors.Count, result.Receipt.Cost.Requests, result.Receipt.Listed));
        Assert.Equal(RunKind.Whole, Assert.Single(await fixture.RunsAsync()).Kind);
    }

    [Fact]
    public async Task Mail_that_the_window_has_rolled_past_leaves()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("new"), Kept("old") with { Time = Now.AddMonths(-12).AddMinutes(10) }]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);

        var result = await fixture.ImportAsync();

        Assert.Equal(["new"], await fixture.KeptIdsAsync());
        Assert.Equal((1L, 0L), (result.Receipt.Expired, result.Receipt.Removed));
    }

    [Fact]
    public async Task A_calendar_keeps_its_window_until_it_is_anchored_anew()
    {
        var source = new ScriptedSource(StreamKind.Calendar, Now, [[Kept("1")]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromHours(24), fixture.Time);

        await fixture.ImportAsync();

        Assert.Equal([Now, Now, Now.AddHours(24).AddMinutes(15)], source.Windows.Select(window => window.From));
        Assert.Equal([null, "1", null], source.Cursors);
    }

    [Fact]
    public async Task Mail_may_be_read_anew_less_often_than_meetings()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        var calendar = new ScriptedSource(StreamKind.Calendar, Now, [[Kept("2")]]);
        await using var fixture = new ImportFixture([mail, calendar], options => options.RescanMailAfter = TimeSpan.FromDays(7));
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        await Task.Delay(TimeSpan.FromHours(24), fixture.Time);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        await Task.Delay(TimeSpan.FromDays(6), fixture.Time);

        await fixture.Importer.ImportAsync(ImportFixture.Organisation);

        Assert.Equal([null, "1", null], mail.Cursors);
        Assert.Equal([null, null, null], calendar.Cursors);
    }

    [Fact]
    public async Task What_a_run_that_ends_in_waiting_has_cost_is_on_the_receipt_and_why_it_waits_is_known()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [Kept("1")], [Kept("2")]);
        await using var fixture = new ImportFixture([source]);
        source.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddMinutes(10), Cost = new RequestCost(4, 8) });

        await fixture.ImportAsync();

        var state = await fixture.Store.FindStreamAsync(new(ImportFixture.Mailbox.Key, StreamKind.Mail), default);
        Assert.Equal(new SourceHalt(SourceError.Throttled, "429", Now.AddMinutes(10)), state!.Halt);
        Assert.Equal((new RequestCost(4, 8), 0L), (state.Receipt.Cost, state.Receipt.Pages));

        await Task.Delay(TimeSpan.FromMinutes(10), fixture.Time);
        var result = await fixture.ImportAsync();

        Assert.Equal((ImportStatus.Completed, 6L, 2L), (result.Status, result.Receipt.Cost.Requests, result.Receipt.Pages));
        Assert.Equal(Now.AddMinutes(10), source.Windows[1].To);
        Assert.Null((await fixture.Store.FindStreamAsync(new(ImportFixture.Mailbox.Key, StreamKind.Mail), default))!.Halt);
        Assert.Equal(6, Assert.Single(await fixture.RunsAsync()).Receipt.Cost.Requests);
    }

    [Fact]
    public async Task A_cursor_that_expires_in_an_update_begins_a_new_round_and_nothing_is_lost_meanwhile()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now, [[Kept("1")]]);
        await using var fixture = new ImportFixture([source]);
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);
        source.Failures.Enqueue(new SourceFailure(SourceError.CursorExpired, "410"));

        var result = await fixture.ImportAsync();

        Assert.Equal([null, "1", null], source.Cursors);
        Assert.Equal((ImportStatus.Completed, 1L, 0L), (result.Status, result.Receipt.Listed, result.Receipt.Removed));
        Assert.Equal(["1"], await fixture.KeptIdsAsync());
    }
}
