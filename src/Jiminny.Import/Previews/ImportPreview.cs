using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Previews;

internal sealed class ImportPreview(StreamToolbox toolbox, RunServices services) : IImportPreview
{
    // A provider whose time to come back never comes would be asked for ever.
    private const int MostWaits = 20;

    public async ValueTask<Explanation> ExplainAsync(MailboxContext mailbox, StreamKind stream, string itemId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentException.ThrowIfNullOrWhiteSpace(itemId);
        var streams = await toolbox.FindAsync(mailbox, cancellationToken).ConfigureAwait(false);
        if (streams.FirstOrDefault(tools => tools.Source.Stream == stream)?.Reader is not { } reader)
        {
            throw new InvalidOperationException($"The connector of {mailbox.Provider} mailboxes cannot read single items of {stream}.");
        }

        using var matcher = await services.Crm.AcquireAsync(mailbox.Key.OrganisationId, atLeast: 0, cancellationToken).ConfigureAwait(false);
        var rules = await services.Rules
            .CreateAsync(stream, mailbox.Key, matcher.Matcher, services.Options.WindowOf(stream, services.Time.GetUtcNow()), cancellationToken)
            .ConfigureAwait(false);
        var filter = new ExplainingFilter(rules, matcher.Matcher);
        var result = await reader.ReadItemAsync(mailbox, itemId, filter, cancellationToken).ConfigureAwait(false);
        return result is SourceFailure failure
            ? new Explanation(failure.Error == SourceError.Poison ? ExplanationOutcome.Unreadable : ExplanationOutcome.NotRead) { Failure = failure }
            : filter.Explanation ?? new Explanation(ExplanationOutcome.Unreadable);
    }

    public async Task<IReadOnlyList<ImportResult>> DryRunAsync(
        MailboxContext mailbox, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        var results = new List<ImportResult>();
        foreach (var tools in await toolbox.FindAsync(mailbox, cancellationToken).ConfigureAwait(false))
        {
            results.Add(await CountAsync(mailbox, tools, progress, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    private async Task<ImportResult> CountAsync(
        MailboxContext mailbox, StreamTools tools, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var window = services.Options.WindowOf(tools.Source.Stream, services.Time.GetUtcNow());
        var receipt = new ImportReceipt(new StreamKey(mailbox.Key, tools.Source.Stream), mailbox.Provider, window);
        var cursor = SyncCursor.Begin(window);
        var waits = 0;
        while (!receipt.IsComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var matcher = await services.Crm.AcquireAsync(mailbox.Key.OrganisationId, atLeast: 0, cancellationToken).ConfigureAwait(false);
            var rules = await services.Rules
                .CreateAsync(tools.Source.Stream, mailbox.Key, matcher.Matcher, window, cancellationToken)
                .ConfigureAwait(false);
            var result = await tools.Source.ReadPageAsync(mailbox, cursor, rules, cancellationToken).ConfigureAwait(false);
            if (result is Page page)
            {
                // What was kept goes out of reach here: only its number is used.
                receipt = receipt.With(page, services.Time.GetUtcNow(), page.Kept.Count(item => rules.IsAutomationUnknown(item.Evidence)));
                cursor = page.Next;
                waits = 0;
                progress?.Report(new ImportProgress(receipt, WaitingUntil: null));
                continue;
            }

            var failure = (SourceFailure)result;
            receipt = receipt with { Cost = receipt.Cost + failure.Cost };
            var wait = failure.RetryAt - services.Time.GetUtcNow();
            if (wait is null || wait > services.Options.LongestWait || ++waits > MostWaits)
            {
                var status = failure.RetryAt is null ? ImportStatus.Failed : ImportStatus.Waiting;
                return new ImportResult(status, receipt) { Failure = failure, Until = failure.RetryAt };
            }

            if (wait > TimeSpan.Zero)
            {
                progress?.Report(new ImportProgress(receipt, failure.RetryAt));
                await Task.Delay(wait.Value, services.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        return new ImportResult(ImportStatus.Completed, receipt);
    }
}
