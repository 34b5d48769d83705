using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>Reads items that could not be decided before, one by one, each at most every few hours; one that is decided or gone is forgotten.</summary>
internal sealed class RetryRun(StreamSession session, IItemReader reader) : AsideRun(session, RunKind.Retry)
{
    /// <summary>Tries what is due.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How it ended. A provider that asks to wait ends it early: what is left is tried with a later pass.</returns>
    public async ValueTask<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var options = Session.Services.Options;
        var due = await Session.Services.Store
            .ReadPendingAsync(Session.Key, Session.Now - options.RetryPendingAfter, options.PendingAtATime, cancellationToken)
            .ConfigureAwait(false);
        foreach (var item in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var decided = await Session.DecideAsync(
                Session.State.Cursor.Window,
                (filter, cancel) => reader.ReadItemAsync(Session.Mailbox, item.ProviderId, filter, cancel),
                cancellationToken).ConfigureAwait(false);
            if (Account(item, decided.Result) is not { } page)
            {
                return RunOutcome.Completed;
            }

            var isLast = ReferenceEquals(item, due[^1]);
            var isOpen = page.Undecided + page.Failed > 0;
            PageCommit With(PageCommit commit) => commit with
            {
                Settled = isOpen ? [] : [item.ProviderId],
                Pending = isOpen ? [new PendingItem(item.ProviderId, page.Failed > 0 ? PendingReason.Unreadable : PendingReason.PartialParticipants)] : [],
            };
            if (!await CommitAsync(decided, page with { IsLast = isLast }, With, cancellationToken).ConfigureAwait(false))
            {
                return RunOutcome.FencedOut;
            }
        }

        return RunOutcome.Completed;
    }

    /// <summary>The item as a page of one; <see langword="null"/> when the provider could not be asked.</summary>
    private Page? Account(PendingRecord item, PageResult result) => result switch
    {
        Page page => page,
        SourceFailure { Error: SourceError.NotFound } gone => Nothing(gone) with { Removed = [item.ProviderId] },
        SourceFailure { Error: SourceError.Poison } poison => Nothing(poison) with { Listed = 1, Failed = 1 },
        _ => null,
    };

    private Page Nothing(SourceFailure failure) => new()
    {
        Listed = 0,
        Kept = [],
        Discarded = new DiscardCounts(),
        Next = Session.State.Cursor,
        IsLast = false,
        Cost = failure.Cost,
    };
}
