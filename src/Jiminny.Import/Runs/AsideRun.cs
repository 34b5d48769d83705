using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>A run beside the listing of a stream: it has an account of its own and leaves cursor and round where they are.</summary>
internal abstract class AsideRun(StreamSession session, RunKind kind)
{
    private ImportRun? _run;

    protected StreamSession Session => session;

    protected ImportRun Run => _run ??= new ImportRun(
        session.State.Sequence + 1, kind, new ImportReceipt(session.Key, session.Mailbox.Provider, Window) { StartedAt = session.Now });

    /// <summary>What the run covers.</summary>
    protected virtual TimeWindow Window => session.State.Cursor.Window;

    /// <summary>Counts a page that is committed with a later one.</summary>
    protected void Count(DecidedPage decided, Page page)
    {
        session.RequireBalanced(page);
        _run = Run with { Receipt = Run.Receipt.With(page, session.Now, decided.AutomationUnknown(page)) };
    }

    /// <summary>Counts a page and commits it.</summary>
    /// <returns><see langword="false"/> when another run has taken over.</returns>
    protected async ValueTask<bool> CommitAsync(DecidedPage decided, Page page, Func<PageCommit, PageCommit> with, CancellationToken cancellationToken)
    {
        Count(decided, page);
        var commit = session.Prepare(decided.MatcherVersion) with
        {
            IsAside = true,
            Run = _run,
            Items = decided.Items(page),
            Removed = page.Removed,
            Pending = page.Pending,
        };
        if (!await session.CommitAsync(with(commit), cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (kind != RunKind.Review)
        {
            session.Services.Telemetry.Committed(session.Tools.Source, page, repeated: 0, TimeSpan.Zero);
        }

        return true;
    }

    /// <summary>Puts down what a failed read has cost, and why it failed.</summary>
    protected async ValueTask<RunOutcome> FailAsync(SourceFailure failure, long matcherVersion, CancellationToken cancellationToken)
    {
        session.Services.Telemetry.Failed(session.Tools.Source, failure, activity: null);
        ImportLog.SourceFailed(session.Services.Logger, session.Mailbox.Provider, session.Key.Kind, failure.Error, failure.Code);
        _run = Run with { Receipt = Run.Receipt with { Cost = Run.Receipt.Cost + failure.Cost } };
        var commit = session.Prepare(matcherVersion) with { IsAside = true, Run = _run, Halt = new SourceHalt(failure.Error, failure.Code, failure.RetryAt) };
        return await session.CommitAsync(commit, cancellationToken).ConfigureAwait(false) ? RunOutcome.Of(failure) : RunOutcome.FencedOut;
    }
}
