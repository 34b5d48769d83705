using Jiminny.Import.Runs;

namespace Jiminny.Import.Storage;

/// <summary>A stream's state and history, and the items it brought, by the provider's id. Not thread-safe; the store's lock is around it.</summary>
internal sealed class InMemoryStream
{
    public StreamState? State { get; set; }

    public Dictionary<string, (long Id, int Generation)> Ids { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PendingRecord> Pending { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<long, ImportRun> Runs { get; } = [];

    public void Note(PageCommit commit)
    {
        foreach (var (id, reason) in commit.Pending)
        {
            Pending[id] = Pending.TryGetValue(id, out var known)
                ? known with { Reason = reason, Tries = known.Tries + 1, LastTriedAt = commit.At }
                : new PendingRecord(commit.Stream, id, reason, 1, commit.At, commit.At);
        }

        foreach (var id in commit.Settled.Concat(commit.Items.Select(item => item.Item.ProviderId)).Concat(commit.Removed))
        {
            Pending.Remove(id);
        }

        foreach (var id in Pending.Values.Where(item => item.FirstListedAt < commit.Cutoffs.Pending).Select(item => item.ProviderId).ToList())
        {
            Pending.Remove(id);
        }

        foreach (var number in Runs.Values.Where(run => run.Receipt.StartedAt < commit.Cutoffs.Runs).Select(run => run.Number).ToList())
        {
            Runs.Remove(number);
        }
    }

    public StreamState Next(PageCommit commit, CommitCounts counts)
    {
        var run = commit.Run is null ? null : commit.Run with { Receipt = Add(commit.Run.Receipt, counts) };
        if (run is not null)
        {
            Runs[run.Number] = run;
        }

        return new StreamState(commit.Next, commit.Generation, commit.ExpectedSequence + 1, Add(commit.Receipt, commit.IsAside ? counts with { Repeated = 0 } : counts))
        {
            Run = commit.IsAside ? State?.Run : run,
            Marks = commit.Marks,
            MatcherVersion = Math.Max(State?.MatcherVersion ?? 0, commit.MatcherVersion),
            Halt = commit.Halt,
        };
    }

    private static ImportReceipt Add(ImportReceipt receipt, CommitCounts counts) => receipt with
    {
        Repeated = receipt.Repeated + counts.Repeated,
        Removed = receipt.Removed + counts.Removed,
        Expired = receipt.Expired + counts.Expired,
    };
}

/// <summary>What only the store can count of a commit.</summary>
internal readonly record struct CommitCounts(long Repeated, long Removed, long Expired);
