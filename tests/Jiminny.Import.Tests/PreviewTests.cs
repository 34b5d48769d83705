using Jiminny.Connectors;
using Jiminny.Import.Previews;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Import.Tests;

/// <summary>What an import does, or would do, is told without keeping anything.</summary>
public sealed class PreviewTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    [Fact]
    public async Task An_item_is_explained_without_an_address_in_it()
    {
        await using var fixture = Create(out var reader, out _);
        reader.Items["kept"] = new("kept", "bob@acme.example", "ann@customer.example");
        reader.Items["stranger"] = new("stranger", "x@elsewhere.example", "bob@acme.example");
        reader.Items["hidden"] = new("hidden", "bob@acme.example") { Flags = ItemFlags.PartialParticipants };
        reader.Items["broken"] = new("broken") { IsUnreadable = true };

        var kept = await ExplainAsync("kept");
        var stranger = await ExplainAsync("stranger");

        Assert.Equal(ExplanationOutcome.Kept, kept.Outcome);
        Assert.Equal("C1", Assert.Single(kept.Candidates, candidate => candidate.Tier == MatchTier.Exact).Id);
        Assert.Equal([AddressMatchKind.Internal, AddressMatchKind.Exact], kept.Participants.Select(participant => participant.Kind));
        Assert.Equal((ExplanationOutcome.Discarded, DiscardReason.Unmatched), (stranger.Outcome, stranger.Reason!.Value));
        Assert.StartsWith("Discarded: Unmatched", stranger.Describe(), StringComparison.Ordinal);
        Assert.All([kept, stranger], explanation => Assert.DoesNotContain("@", explanation.Describe() + explanation, StringComparison.Ordinal));
        Assert.Equal(ExplanationOutcome.Undecided, (await ExplainAsync("hidden")).Outcome);
        Assert.Equal(ExplanationOutcome.Unreadable, (await ExplainAsync("broken")).Outcome);
        var gone = await ExplainAsync("gone");
        Assert.Equal((ExplanationOutcome.NotRead, SourceError.NotFound), (gone.Outcome, gone.Failure!.Error));
        Assert.Empty(await fixture.KeptIdsAsync());
        Assert.Empty(await fixture.RunsAsync());

        ValueTask<Explanation> ExplainAsync(string id) =>
            fixture.Services.GetRequiredService<IImportPreview>().ExplainAsync(ImportFixture.Mailbox, StreamKind.Mail, id, default);
    }

    [Fact]
    public async Task A_dry_run_counts_what_an_import_then_keeps()
    {
        await using var fixture = Create(out _, out var source);
        source.Failures.Enqueue(new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddSeconds(5), Cost = new RequestCost(1, 0) });
        var preview = fixture.Services.GetRequiredService<IImportPreview>();

        var dry = Assert.Single(await preview.DryRunAsync(ImportFixture.Mailbox, progress: null, default));

        Assert.Equal((ImportStatus.Completed, 3L, 1L, 3L), (dry.Status, dry.Receipt.Listed, dry.Receipt.Kept, dry.Receipt.Cost.Requests));
        Assert.True(dry.Receipt.IsBalanced);
        Assert.Empty(await fixture.KeptIdsAsync());
        Assert.Empty(await fixture.Store.ReadReceiptsAsync(ImportFixture.Organisation, default).ToListAsync());
        var real = (await fixture.ImportAsync()).Receipt;
        Assert.Equal((dry.Receipt.Listed, dry.Receipt.Kept), (real.Listed, real.Kept));
        Assert.Equal(dry.Receipt.Discarded.NonZero(), real.Discarded.NonZero());
    }

    [Fact]
    public async Task A_mailbox_that_nobody_designated_is_not_read()
    {
        await using var fixture = Create(out _, out var source);
        fixture.Designated = [];

        var result = await fixture.ImportAsync();

        Assert.Equal(ImportStatus.NotDesignated, result.Status);
        Assert.Empty(source.Cursors);
    }

    [Fact]
    public async Task Progress_tells_rate_and_remaining_of_a_round_that_was_read_before()
    {
        await using var fixture = Create(out _, out _);
        var seen = new List<ImportProgress>();
        await fixture.ImportAsync();
        await Task.Delay(TimeSpan.FromHours(24), fixture.Time);
        var source = (ScriptedSource)fixture.Services.GetRequiredService<IMailboxSource>();
        source.BeforePage = _ => fixture.Time.Pass(TimeSpan.FromSeconds(1));

        await fixture.Importer.ImportMailboxAsync(ImportFixture.Mailbox, new Seen(seen));

        Assert.Equal([(2L, 1L), (3L, 0L)], seen.Select(progress => (progress.Run!.Receipt.Listed, progress.Remaining!.Value)));
        Assert.Equal([2.0, 1.5], seen.Select(progress => progress.ItemsPerSecond!.Value));
    }

    private static ImportFixture Create(out ScriptedReader reader, out ScriptedSource source)
    {
        var read = reader = new ScriptedReader(StreamKind.Mail, Now);
        source = new ScriptedSource(
            StreamKind.Mail, Now, [new("1", "ann@customer.example"), new("2", "x@elsewhere.example")], [new("3", "bob@acme.example", "eve@acme.example")]);
        return new ImportFixture([source], more: services => services.AddSingleton<IItemReader>(read));
    }

    private sealed class Seen(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }
}
