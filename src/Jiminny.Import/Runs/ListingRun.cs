using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>Lists a stream page by page, each page committed before the next is read: the whole window, or what is new since the last time.</summary>
internal sealed class ListingRun(StreamSession session)
{
    // A provider that forgets its own cursor again and again would be read from the beginning for ever.
    private const int MostRestarts = 3;

    // A provider whose time to come back never comes would be asked for ever.
    private const int MostWaits = 20;

    private RequestCost _unpaid;

    private ImportOptions Options => session.Services.Options;

    /// <summary>Whether the window has to be read from its beginning, for what the stream itself knows.</summary>
    public bool IsWholeDue
    {
        get
        {
            var state = session.State;
            var after = session.Key.Kind == StreamKind.Mail ? Options.RescanMailAfter ?? Options.RescanAfter : Options.RescanAfter;
            return state.Generation == 0
                || state.Receipt.Provider != session.Mailbox.Provider
                || (session.Hidden.Count == 0 && state.Receipt.CompletedAt is { } completed && session.Now - (state.Marks.WholeAt ?? completed) >= after);
        }
    }

    /// <summary>Begins a new round over the window as it is now. What is stored stays until the round is complete.</summary>
    /// <param name="news">The latest news of the CRM: this round applies it.</param>
    public void BeginWhole(long news)
    {
        var state = session.State;
        var window = session.WindowNow();
        var receipt = new ImportReceipt(session.Key, session.Mailbox.Provider, window);
        session.Become(new StreamState(SyncCursor.Begin(window), state.Generation + 1, state.Sequence, receipt)
        {
            Run = NewRun(RunKind.Whole, window),
            Marks = state.Marks with { News = Math.Max(news, state.Marks.News) },
            MatcherVersion = state.MatcherVersion,
        });
    }

    /// <summary>Goes on with the run that is under way, or begins an update when one is due; reads to the end.</summary>
    public async ValueTask<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        Prepare();
        var expired = 0;
        var waits = 0;
        while (!session.State.Receipt.IsComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = session.State;
            using var activity = session.Services.Telemetry.StartPage(session.Tools.Source);
            var started = session.Services.Time.GetTimestamp();
            var decided = await session.DecideAsync(
                state.Cursor.Window,
                (filter, cancel) => session.Tools.Source.ReadPageAsync(session.Mailbox, state.Cursor, filter, cancel),
                cancellationToken).ConfigureAwait(false);
            if (decided.Result is not Page page)
            {
                var failure = (SourceFailure)decided.Result;
                _unpaid += failure.Cost;
                session.Services.Telemetry.Failed(session.Tools.Source, failure, activity);
                ImportLog.SourceFailed(session.Services.Logger, session.Mailbox.Provider, session.Key.Kind, failure.Error, failure.Code);
                if (failure.Error == SourceError.CursorExpired && state.Cursor.State is not null && ++expired <= MostRestarts)
                {
                    BeginWhole(state.Marks.News);
                    continue;
                }

                if (++waits <= MostWaits && await session.WaitAsync(failure, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                return await HaltAsync(failure, decided.MatcherVersion, cancellationToken).ConfigureAwait(false);
            }

            if (!await CommitAsync(decided, page, cancellationToken).ConfigureAwait(false))
            {
                return RunOutcome.FencedOut;
            }

            waits = 0;
            session.Services.Telemetry.Committed(
                session.Tools.Source, page, session.State.Receipt.Repeated - state.Receipt.Repeated, session.Services.Time.GetElapsedTime(started));
            ImportLog.PageCommitted(session.Services.Logger, session.Mailbox.Provider, session.Key.Kind, page.Listed, page.Kept.Count);
            session.Report();
        }

        return RunOutcome.Completed;
    }

    private void Prepare()
    {
        var state = session.State;
        if (state.Receipt.IsComplete)
        {
            if (session.Now - state.Receipt.CompletedAt >= Options.UpdateAfter)
            {
                BeginUpdate();
            }
        }
        else if (state.Run is null)
        {
            session.Become(state with { Run = NewRun(state.Marks.WholeAt is null ? RunKind.Whole : RunKind.Update, state.Cursor.Window) });
        }
        else if (state.Run.Receipt.Pages == 0)
        {
            // Nothing of the run is read yet, however long it has waited: its window is that of today.
            var window = state.Run.Kind == RunKind.Update ? UpdateWindow(state) : session.WindowNow();
            session.Become(state with
            {
                Cursor = state.Cursor with { Window = window },
                Receipt = state.Receipt with { Window = window },
                Run = state.Run with { Receipt = state.Run.Receipt with { Window = window } },
            });
        }
    }

    private void BeginUpdate()
    {
        var state = session.State;
        var window = UpdateWindow(state);
        session.Become(state with
        {
            Cursor = state.Cursor with { Window = window },
            Receipt = state.Receipt with { Window = window, CompletedAt = null },
            Run = NewRun(RunKind.Update, window),
        });
    }

    // Mail rolls on with every update; a calendar's changes are only told for the window they were asked for, so it is anchored anew by the next round.
    private TimeWindow UpdateWindow(StreamState state) => session.Key.Kind == StreamKind.Mail ? session.WindowNow() : state.Cursor.Window;

    private ImportRun NewRun(RunKind kind, TimeWindow window) =>
        new(session.State.Sequence + 1, kind, new ImportReceipt(session.Key, session.Mailbox.Provider, window));

    private async ValueTask<bool> CommitAsync(DecidedPage decided, Page page, CancellationToken cancellationToken)
    {
        session.RequireBalanced(page);
        var state = session.State;
        var now = session.Now;
        var paid = page with { Cost = page.Cost + _unpaid };
        var unknown = decided.AutomationUnknown(page);
        var run = state.Run! with { Receipt = state.Run.Receipt.With(paid, now, unknown) };

        // An update that found nothing leaves no line in the history.
        var isIdle = run is { Kind: RunKind.Update, Receipt: { Listed: 0, Pages: 1, IsComplete: true } } && page.Removed.Count == 0;
        var commit = session.Prepare(decided.MatcherVersion) with
        {
            Items = decided.Items(page),
            Removed = page.Removed,
            Pending = page.Pending,
            Next = page.Next,
            Receipt = state.Receipt.With(paid, now, unknown),
            Run = isIdle ? null : run,
            Marks = page.IsLast && run.Kind == RunKind.Whole ? state.Marks with { WholeAt = now } : state.Marks,
            Cutoffs = page.IsLast ? Cutoffs(now) : new CommitCutoffs(),
            Halt = null,
        };
        if (!await session.CommitAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        _unpaid = default;
        return true;
    }

    private CommitCutoffs Cutoffs(DateTimeOffset now) => new()
    {
        Items = session.Key.Kind == StreamKind.Mail ? session.State.Cursor.Window.From : null,
        Pending = now - Options.KeepPendingFor,
        Runs = now - Options.KeepRunsFor,
    };

    /// <summary>Ends the run for now: what it cost is put down, and why it stands.</summary>
    private async ValueTask<RunOutcome> HaltAsync(SourceFailure failure, long matcherVersion, CancellationToken cancellationToken)
    {
        var state = session.State;
        var halt = new SourceHalt(failure.Error, failure.Code, failure.RetryAt);
        var commit = session.Prepare(matcherVersion) with
        {
            Receipt = state.Receipt with { Cost = state.Receipt.Cost + _unpaid },
            Run = state.Run! with { Receipt = state.Run.Receipt with { Cost = state.Run.Receipt.Cost + _unpaid } },
            Halt = halt,
        };
        return (_unpaid == default && halt == state.Halt) || await session.CommitAsync(commit, cancellationToken).ConfigureAwait(false)
            ? RunOutcome.Of(failure)
            : RunOutcome.FencedOut;
    }
}
