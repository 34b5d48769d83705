using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Judging;

/// <summary>Knows everything that happens and says what must not have happened.</summary>
internal sealed class Judge
{
    private readonly ModelWorld _world;
    private readonly List<Violation> _violations = [];
    private readonly Dictionary<StreamKey, StreamJudge> _streams;

    public Judge(ModelWorld world)
    {
        _world = world;
        Leases = new LeaseBook(Report);
        _streams = world.Streams.ToDictionary(stream => stream.Key, stream => new StreamJudge(world, stream, Report));
    }

    public IReadOnlyList<Violation> Violations => _violations;

    public LeaseBook Leases { get; }

    public bool AllComplete => _streams.Values.All(stream => stream.IsComplete);

    /// <summary>A process asks a provider for a page.</summary>
    public void Asked(ImporterProcess process, ModelStream stream, SyncCursor cursor)
    {
        if (process.NotBefore.Remove(stream.Key, out var earliest) && process.Clock.GetUtcNow() < earliest)
        {
            Report(Offence.Impatience, $"{process.Name} asked {stream.Key.Mailbox.MailboxId} {(earliest - process.Clock.GetUtcNow()).TotalSeconds:F0} s early");
        }

        if (process.FencedOut.Contains(stream.Key))
        {
            Report(Offence.Lease, $"{process.Name} went on reading {stream.Key.Mailbox.MailboxId} after it had been fenced out");
        }

        if (cursor.State is null || cursor.State.Contains("changes", StringComparison.Ordinal))
        {
            process.RoundStarts[stream.Key] = _world.Scheduler.Step;
        }
    }

    /// <summary>A provider has delivered a page.</summary>
    public void Delivered(ImporterProcess process, ModelStream stream, IReadOnlyList<ModelItem> items, SyncCursor cursor) =>
        process.Pages[stream.Key] = new DeliveredPage(
            process.CrmPosition,
            process.RoundStarts.GetValueOrDefault(stream.Key),
            [.. items.Select(item => (item.Id, ModelVerdict.Of(item.Current!, cursor.Window, _world.Crm, process.CrmPosition)))]);

    /// <summary>A process has been told that its page is committed, or would have been if the answer had arrived.</summary>
    public void Committed(ImporterProcess process, MailboxLease lease, PageCommit commit, StreamState state)
    {
        Leases.Written(lease, _world.Scheduler.Now);

        if (commit.IsAside || commit.Halt is not null)
        {
            _streams[commit.Stream].CommittedAside(state);
            return;
        }

        // A page that no provider has delivered holds nothing.
        process.Pages.Remove(commit.Stream, out var page);
        _streams[commit.Stream].Committed(
            commit, state, page ?? new DeliveredPage(process.CrmPosition, process.RoundStarts.GetValueOrDefault(commit.Stream), []));
    }

    public async Task CheckEndAsync()
    {
        foreach (var (key, stream) in _streams)
        {
            var state = await _world.Database.Truth.FindStreamAsync(key, CancellationToken.None);
            if (state is { Receipt.IsComplete: true })
            {
                stream.CheckEnd(state.Receipt.Window);
            }
            else
            {
                Report(Offence.Standstill, $"{key.Mailbox.MailboxId} {key.Kind} is not complete at the end");
            }
        }
    }

    public void Report(Offence offence, string text)
    {
        _violations.Add(new Violation(offence, _world.Scheduler.Step, text));
        _world.Scheduler.Trace?.Invoke($"!!! {offence}: {text}");
    }
}
