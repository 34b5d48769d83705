using System.Diagnostics;
using Jiminny.Connectors;
using Jiminny.Import.Filtering;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import;

/// <summary>Reads one stream of one mailbox, page by page, each page committed before the next is read.</summary>
internal sealed class StreamImport(
    IMailboxSource source,
    IImportStore store,
    IMatcherProvider matchers,
    ImportOptions options,
    TimeProvider time,
    ImportTelemetry telemetry,
    ILogger logger)
{
    // A provider that forgets its own cursor again and again would be read from the beginning for ever.
    private const int MostRestarts = 3;

    public async Task<ImportResult> RunAsync(
        MailboxContext mailbox,
        MailboxLease lease,
        bool decideAnew,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var stream = new StreamKey(mailbox.Key, source.Stream);
        var state = await store.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false) ?? Begin(mailbox, stream, generation: 1, sequence: 0);

        // A round that is under way has decided its first pages with the CRM as it was, so it is due as much as a complete one.
        var isDue = (decideAnew && state.Sequence > 0)
            || (state.Receipt.CompletedAt is { } completed && time.GetUtcNow() - completed >= options.RescanAfter);

        // A mailbox that has moved to another provider: the old one's cursor means nothing to the new one, and could be mistaken for one of its own.
        if (isDue || state.Receipt.Provider != mailbox.Provider)
        {
            state = Begin(mailbox, stream, state.Generation + 1, state.Sequence);
        }

        var unpaid = default(RequestCost);
        var expired = 0;
        while (!state.Receipt.IsComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var activity = telemetry.StartPage(source);
            var started = time.GetTimestamp();
            using var matcher = await matchers.AcquireAsync(mailbox.Key.OrganisationId, cancellationToken).ConfigureAwait(false);
            var filter = new MatchFilter(matcher.Matcher, state.Cursor.Window);
            var result = await source.ReadPageAsync(mailbox, state.Cursor, filter, cancellationToken).ConfigureAwait(false);
            if (result is not Page page)
            {
                var failure = (SourceFailure)result;
                unpaid += failure.Cost;
                telemetry.Failed(source, failure, activity);
                ImportLog.SourceFailed(logger, source.Provider, source.Stream, failure.Error, failure.Code);
                if (failure.Error == SourceError.CursorExpired && state.Cursor.State is not null && ++expired <= MostRestarts)
                {
                    state = Begin(mailbox, stream, state.Generation + 1, state.Sequence);
                    continue;
                }

                if (await WaitAsync(failure, state, progress, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                var status = failure.RetryAt is null ? ImportStatus.Failed : ImportStatus.Waiting;
                return new ImportResult(status, state.Receipt) { Failure = failure, Until = failure.RetryAt };
            }

            var commit = Account(state, stream, page with { Cost = page.Cost + unpaid }, filter, matcher.Matcher.Version);
            unpaid = default;
            var next = await store.CommitAsync(lease, commit, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                telemetry.FencedOut(source);
                ImportLog.FencedOut(logger, source.Provider, source.Stream);
                return new ImportResult(ImportStatus.FencedOut, state.Receipt);
            }

            telemetry.Committed(source, page, next.Receipt.Repeated - state.Receipt.Repeated, time.GetElapsedTime(started));
            ImportLog.PageCommitted(logger, source.Provider, source.Stream, page.Listed, page.Kept.Count);
            state = next;
            progress?.Report(new ImportProgress(state.Receipt, WaitingUntil: null));
        }

        return new ImportResult(ImportStatus.Completed, state.Receipt);
    }

    private StreamState Begin(MailboxContext mailbox, StreamKey stream, int generation, long sequence)
    {
        var now = time.GetUtcNow();
        var window = source.Stream == StreamKind.Mail
            ? new TimeWindow(now.AddMonths(-options.MailMonths), now)
            : new TimeWindow(now, now.AddMonths(options.MeetingMonths));
        return new StreamState(SyncCursor.Begin(window), generation, sequence, new ImportReceipt(stream, mailbox.Provider, window));
    }

    private PageCommit Account(StreamState state, StreamKey stream, Page page, MatchFilter filter, long matcherVersion)
    {
        var receipt = state.Receipt.With(page, time.GetUtcNow());
        if (!receipt.IsBalanced)
        {
            throw new InvalidOperationException(
                $"The {source.Provider} {source.Stream} source listed {page.Listed} items but accounts for {page.Kept.Count} kept, "
                + $"{page.Discarded.Total} discarded, {page.Undecided} undecided and {page.Failed} failed. The page was not committed.");
        }

        var items = new MatchedItem[page.Kept.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new MatchedItem(page.Kept[i], filter.Evidence(page.Kept[i].Evidence));
        }

        return new PageCommit(stream, state.Generation, state.Sequence, items, page.Removed, page.Next, matcherVersion, receipt);
    }

    /// <summary>Waits for the provider when the wait is short enough.</summary>
    /// <returns>Whether to try again now.</returns>
    private async Task<bool> WaitAsync(
        SourceFailure failure,
        StreamState state,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (failure.RetryAt is not { } until)
        {
            return false;
        }

        var wait = until - time.GetUtcNow();
        if (wait > options.LongestWait)
        {
            return false;
        }

        if (wait > TimeSpan.Zero)
        {
            progress?.Report(new ImportProgress(state.Receipt, until));
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
