using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Import.Tests;

/// <summary>What could not be decided is tried again, item by item, and forgotten when it is.</summary>
public sealed class PendingTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;
    private static readonly ScriptedItem Hidden = new("hidden", "bob@acme.example") { Flags = ItemFlags.PartialParticipants };
    private static readonly ScriptedItem Broken = new("broken") { IsUnreadable = true };

    [Fact]
    public async Task An_item_that_becomes_decidable_is_kept_or_forgotten()
    {
        await using var fixture = Create(out var reader);
        var receipt = (await fixture.ImportAsync()).Receipt;
        Assert.Equal((2, 1, 1), (receipt.Listed, receipt.Undecided, receipt.Failed));
        Assert.Equal(
            [("broken", PendingReason.Unreadable, 1), ("hidden", PendingReason.PartialParticipants, 1)],
            (await fixture.PendingAsync(StreamKind.Calendar)).Select(item => (item.ProviderId, item.Reason, item.Tries)));
        reader.Items["hidden"] = new("hidden", "bob@acme.example", "ann@customer.example");
        reader.Items["broken"] = new("broken", "stranger@elsewhere.example");

        await PassAfterAsync(fixture, TimeSpan.FromHours(6));

        Assert.Equal(["hidden"], await fixture.KeptIdsAsync());
        Assert.Empty(await fixture.PendingAsync(StreamKind.Calendar));
        var retry = Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.Retry).Receipt;
        Assert.Equal((2L, 1L, 1L, true), (retry.Listed, retry.Kept, retry.Discarded[DiscardReason.Unmatched], retry.IsBalanced));
        Assert.Equal((2, 1, 1), (receipt.Listed, receipt.Undecided, receipt.Failed));
    }

    [Fact]
    public async Task An_item_is_not_tried_before_its_time_and_counts_its_tries()
    {
        await using var fixture = Create(out var reader);
        reader.Items["hidden"] = Hidden;
        reader.Items["broken"] = Broken;
        await fixture.ImportAsync();
        await fixture.ImportAsync();
        Assert.Empty(reader.Asked);

        await PassAfterAsync(fixture, TimeSpan.FromHours(6));

        Assert.Equal(["broken", "hidden"], reader.Asked);
        Assert.Equal([2, 2], (await fixture.PendingAsync(StreamKind.Calendar)).Select(item => item.Tries));
    }

    [Fact]
    public async Task An_item_that_is_gone_is_forgotten()
    {
        await using var fixture = Create(out _);
        await fixture.ImportAsync();

        await PassAfterAsync(fixture, TimeSpan.FromHours(6));

        Assert.Empty(await fixture.PendingAsync(StreamKind.Calendar));
        Assert.Equal((0L, 2L), Assert.Single(await fixture.RunsAsync(), run => run.Kind == RunKind.Retry).Receipt is var receipt ? (receipt.Listed, receipt.Cost.Requests) : default);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_leaves_the_rest_for_later()
    {
        await using var fixture = Create(out var reader);
        await fixture.ImportAsync();
        reader.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddDays(1) });

        Assert.Equal(ImportStatus.Completed, await PassAfterAsync(fixture, TimeSpan.FromHours(6)));

        Assert.Single(reader.Asked);
        Assert.Equal([1, 1], (await fixture.PendingAsync(StreamKind.Calendar)).Select(item => item.Tries));
    }

    [Fact]
    public async Task After_thirty_days_an_id_is_forgotten_undecided()
    {
        await using var fixture = Create(out var reader);
        reader.Items["hidden"] = Hidden;
        reader.Items["broken"] = Broken;
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1), fixture.Time);
        Assert.Equal(2, (await fixture.PendingAsync(StreamKind.Calendar)).Count);
        fixture.Pages[0] = [];

        await fixture.ImportAsync();

        Assert.Empty(await fixture.PendingAsync(StreamKind.Calendar));
        Assert.Empty(reader.Asked);
    }

    private static async Task<ImportStatus> PassAfterAsync(ImportFixture fixture, TimeSpan wait)
    {
        await Task.Delay(wait + TimeSpan.FromMinutes(1), fixture.Time);
        return (await fixture.ImportAsync()).Status;
    }

    private static ImportFixture Create(out ScriptedReader reader)
    {
        var read = reader = new ScriptedReader(StreamKind.Calendar, Now);
        ScriptedItem[][] pages = [[Hidden, Broken]];
        return new ImportFixture([new ScriptedSource(StreamKind.Calendar, Now, pages)], more: services => services.AddSingleton<IItemReader>(read)) { Pages = pages };
    }
}
