using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

/// <summary>Hands mailboxes that are due to the workers of this host, each under its lease. Other hosts do the same; the lease decides.</summary>
internal sealed class DueMailboxes(IImportSchedule schedule, RunServices services)
{
    // Several at once, since reading who is due costs the same for one as for many.
    private const int ReadAhead = 32;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Queue<ScheduledMailbox> _ahead = new();
    private readonly ConcurrentDictionary<MailboxKey, CancellationTokenSource> _running = [];

    /// <summary>The mailboxes this host is importing.</summary>
    public IEnumerable<MailboxKey> Running => _running.Keys;

    /// <summary>Stops the run of a mailbox after the page at hand, if this host imports it.</summary>
    public void Stop(MailboxKey mailbox)
    {
        try
        {
            if (_running.TryGetValue(mailbox, out var stop))
            {
                stop.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The run has just ended by itself.
        }
    }

    /// <summary>Takes the next mailbox that is due.</summary>
    /// <param name="cancellationToken">Cancels the search; also ends the run.</param>
    /// <returns>The mailbox under its lease; <see langword="null"/> when none is due.</returns>
    public async ValueTask<TakenMailbox?> TakeAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var isRead = false; ;)
            {
                while (_ahead.TryDequeue(out var candidate))
                {
                    if (await TryTakeAsync(candidate.Mailbox.Key, cancellationToken).ConfigureAwait(false) is { } taken)
                    {
                        return taken;
                    }
                }

                if (isRead)
                {
                    return null;
                }

                foreach (var due in await schedule.ReadDueAsync(services.Time.GetUtcNow(), ReadAhead, cancellationToken).ConfigureAwait(false))
                {
                    _ahead.Enqueue(due);
                }

                isRead = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Gives a mailbox back.</summary>
    public async ValueTask ReturnAsync(TakenMailbox taken)
    {
        await services.Store.ReleaseAsync(taken.Lease, CancellationToken.None).ConfigureAwait(false);
        _running.TryRemove(taken.Entry.Mailbox.Key, out _);
        taken.Stop.Dispose();
    }

    private async ValueTask<TakenMailbox?> TryTakeAsync(MailboxKey mailbox, CancellationToken cancellationToken)
    {
        // A lease of this very host would be taken over, not refused.
        if (_running.ContainsKey(mailbox))
        {
            return null;
        }

        var lease = await services.Store
            .AcquireAsync(mailbox, services.Options.Owner, services.Options.LeaseDuration, cancellationToken)
            .ConfigureAwait(false);
        if (lease is null)
        {
            return null;
        }

        // Read again under the lease: another host may have brought it up to date meanwhile.
        var now = services.Time.GetUtcNow();
        if (await schedule.FindAsync(mailbox, cancellationToken).ConfigureAwait(false) is not { IsPaused: false } entry || entry.DueAt > now)
        {
            await services.Store.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        await schedule.TakeAsync(mailbox, now, cancellationToken).ConfigureAwait(false);
        var taken = new TakenMailbox(entry, lease, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        _running[mailbox] = taken.Stop;
        return taken;
    }
}

/// <summary>A mailbox that this host imports now.</summary>
/// <param name="Entry">What the schedule says of it.</param>
/// <param name="Lease">The right to write it.</param>
/// <param name="Stop">Stops the run after the page at hand.</param>
internal sealed record TakenMailbox(ScheduledMailbox Entry, MailboxLease Lease, CancellationTokenSource Stop);
