using Jiminny.Import.Storage;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;

namespace Jiminny.Simulation.Zoo;

/// <summary>The cursor is written in a transaction of its own, before the items.</summary>
internal sealed class CursorBeforeItems : SeededBug
{
    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        if (await CommitAsync(call, lease, commit with { Items = [], Removed = [] }).ConfigureAwait(false) is not StreamState first)
        {
            return null;
        }

        await call.World.Scheduler.ArriveAsync(call.Process, CallKind.Store, "writes the items").ConfigureAwait(false);
        return await CommitAsync(call, lease, commit with { ExpectedSequence = first.Sequence }).ConfigureAwait(false);
    }
}

/// <summary>A page is written item by item, and the cursor with the first of them.</summary>
internal sealed class HalfPages : SeededBug
{
    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        if (commit.Items.Count < 2)
        {
            return await call.Next(call.Arguments).ConfigureAwait(false);
        }

        var state = (StreamState?)await CommitAsync(call, lease, commit with { Items = [commit.Items[0]] }).ConfigureAwait(false);
        var fault = await call.World.Scheduler.ArriveAsync(call.Process, CallKind.Store, "writes the rest").ConfigureAwait(false);
        return state is null || fault is not null
            ? state
            : await CommitAsync(call, lease, commit with { ExpectedSequence = state.Sequence }).ConfigureAwait(false);
    }
}

/// <summary>A stale writer is not fenced: whoever comes writes.</summary>
internal sealed class NoFence : SeededBug
{
    private readonly Dictionary<string, long> _epochs = [];

    protected override async ValueTask<object?> OnAcquireAsync(StoreCall call)
    {
        var lease = (MailboxLease?)await call.Next(call.Arguments).ConfigureAwait(false);
        if (lease is not null)
        {
            _epochs[lease.Mailbox.MailboxId] = lease.Epoch;
        }

        return lease;
    }

    protected override ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) =>
        CommitAsync(call, lease with { Epoch = _epochs.GetValueOrDefault(lease.Mailbox.MailboxId, lease.Epoch) }, commit);
}

/// <summary>Neither epoch nor sequence is checked: the last writer wins.</summary>
internal sealed class LastWriterWins : SeededBug
{
    private readonly Dictionary<string, long> _epochs = [];

    protected override async ValueTask<object?> OnAcquireAsync(StoreCall call)
    {
        var lease = (MailboxLease?)await call.Next(call.Arguments).ConfigureAwait(false);
        if (lease is not null)
        {
            _epochs[lease.Mailbox.MailboxId] = lease.Epoch;
        }

        return lease;
    }

    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        var state = await call.World.Database.Truth.FindStreamAsync(commit.Stream, CancellationToken.None).ConfigureAwait(false);
        return await CommitAsync(
            call,
            lease with { Epoch = _epochs.GetValueOrDefault(lease.Mailbox.MailboxId, lease.Epoch) },
            commit with { ExpectedSequence = state?.Sequence ?? 0 }).ConfigureAwait(false);
    }
}

/// <summary>When the answer to a commit is lost, as each fifth is here, the page is written once more as if nothing had been.</summary>
internal sealed class RetriedUnknownOutcome : SeededBug
{
    private int _commits;

    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        var answer = await call.Next(call.Arguments).ConfigureAwait(false);
        return answer is StreamState state && ++_commits % 5 == 0
            ? await CommitAsync(call, lease, commit with { ExpectedSequence = state.Sequence }).ConfigureAwait(false)
            : answer;
    }
}

/// <summary>A new round begins by deleting what the last one had brought.</summary>
internal sealed class WipeBeforeResync : SeededBug
{
    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        var before = await call.World.Database.Truth.FindStreamAsync(commit.Stream, CancellationToken.None).ConfigureAwait(false);
        if (before is null || before.Generation == commit.Generation)
        {
            return await call.Next(call.Arguments).ConfigureAwait(false);
        }

        var own = commit.Items.Select(item => item.Item.ProviderId).ToHashSet(StringComparer.Ordinal);
        var all = (await StoredAsync(call, commit.Stream).ConfigureAwait(false)).Select(item => item.Item.ProviderId).Where(id => !own.Contains(id));
        return await CommitAsync(call, lease, commit with { Removed = [.. commit.Removed, .. all] }).ConfigureAwait(false);
    }
}

/// <summary>What a round has not seen is removed although the round is not complete.</summary>
internal sealed class SweepOnIncompleteRound : SeededBug
{
    private readonly HashSet<(StreamKey Stream, int Generation, string Id)> _seen = [];
    private readonly Dictionary<StreamKey, int> _pages = [];

    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        _seen.UnionWith(commit.Items.Select(item => (commit.Stream, commit.Generation, item.Item.ProviderId)));
        var pages = _pages[commit.Stream] = commit.Receipt.Pages == 1 ? 1 : _pages.GetValueOrDefault(commit.Stream) + 1;
        if (pages < 2 || commit.Generation < 2 || commit.Receipt.IsComplete)
        {
            return await call.Next(call.Arguments).ConfigureAwait(false);
        }

        var unseen = (await StoredAsync(call, commit.Stream).ConfigureAwait(false))
            .Select(item => item.Item.ProviderId)
            .Where(id => !_seen.Contains((commit.Stream, commit.Generation, id)));
        return await CommitAsync(call, lease, commit with { Removed = [.. commit.Removed, .. unseen] }).ConfigureAwait(false);
    }
}

/// <summary>A new round takes the number of the last one, so that nothing is ever swept.</summary>
internal sealed class GenerationNotAdvanced : SeededBug
{
    protected override ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) =>
        CommitAsync(call, lease, commit with { Generation = 1 });
}

/// <summary>Items of a page that is not the last are committed with the cursor of the page, but only those above the first.</summary>
internal sealed class FirstItemSkipped : SeededBug
{
    protected override ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) =>
        commit.Items.Count > 2 ? CommitAsync(call, lease, commit with { Items = [.. commit.Items.Skip(1)] }) : call.Next(call.Arguments);
}

/// <summary>After a restart the page at hand is added to the account once more.</summary>
internal sealed class CountedTwiceAfterRestart : SeededBug
{
    private readonly HashSet<string> _known = [];

    protected override ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) =>
        _known.Add(call.Process.Name) && commit.Receipt.Pages > 1
            ? CommitAsync(call, lease, commit with { Receipt = commit.Receipt with { Listed = commit.Receipt.Listed + 1, Failed = commit.Receipt.Failed + 1 } })
            : call.Next(call.Arguments);
}
