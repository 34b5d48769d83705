using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

internal sealed class ImportControl(IImportSchedule schedule, IImportStore store, DueMailboxes due, TimeProvider time) : IImportControl
{
    public async ValueTask<bool> PauseAsync(MailboxKey mailbox, CancellationToken cancellationToken)
    {
        await schedule.SetPausedAsync(mailbox, isPaused: true, cancellationToken).ConfigureAwait(false);
        due.Stop(mailbox);
        return await schedule.FindAsync(mailbox, cancellationToken).ConfigureAwait(false) is not null;
    }

    public async ValueTask<bool> ResumeAsync(MailboxKey mailbox, CancellationToken cancellationToken)
    {
        await schedule.SetDueAsync(mailbox, time.GetUtcNow(), failures: 0, cancellationToken).ConfigureAwait(false);
        await schedule.SetPausedAsync(mailbox, isPaused: false, cancellationToken).ConfigureAwait(false);
        return await schedule.FindAsync(mailbox, cancellationToken).ConfigureAwait(false) is not null;
    }

    public async ValueTask<bool> RescanAsync(StreamKey stream, TimeWindow range, CancellationToken cancellationToken)
    {
        if (await schedule.FindAsync(stream.Mailbox, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return false;
        }

        await schedule.SetRangeAsync(stream, range, cancellationToken).ConfigureAwait(false);
        await schedule.SetDueAsync(stream.Mailbox, time.GetUtcNow(), entry.Failures, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async IAsyncEnumerable<MailboxStatus> ReadStatusAsync(string organisationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wholes = new Dictionary<StreamKey, long>();
        await foreach (var run in store.ReadRunsAsync(organisationId, since: null, cancellationToken).ConfigureAwait(false))
        {
            if (run is { Kind: RunKind.Whole, Receipt.IsComplete: true })
            {
                wholes[run.Receipt.Stream] = run.Receipt.Listed;
            }
        }

        await foreach (var entry in schedule.ReadAsync(organisationId, cancellationToken).ConfigureAwait(false))
        {
            var streams = new List<StreamStatus>();
            foreach (var kind in Enum.GetValues<StreamKind>())
            {
                var key = new StreamKey(entry.Mailbox.Key, kind);
                if (await store.FindStreamAsync(key, cancellationToken).ConfigureAwait(false) is { } state)
                {
                    streams.Add(Describe(state, wholes.TryGetValue(key, out var whole) ? whole : null));
                }
            }

            yield return new MailboxStatus(entry, streams);
        }
    }

    private StreamStatus Describe(StreamState state, long? whole)
    {
        if (state.Receipt.IsComplete || state.Run is not { Receipt: { StartedAt: { } startedAt } receipt } run)
        {
            return new StreamStatus(state);
        }

        var seconds = (time.GetUtcNow() - startedAt).TotalSeconds;
        return new StreamStatus(state)
        {
            ItemsPerSecond = seconds > 0 ? receipt.Listed / seconds : null,
            Remaining = run.Kind == RunKind.Whole && whole is { } total ? Math.Max(0, total - receipt.Listed) : null,
        };
    }
}
