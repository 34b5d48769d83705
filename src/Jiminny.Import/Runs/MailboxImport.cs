using Jiminny.Connectors;
using Jiminny.Import.Scheduling;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>Imports one mailbox under its lease, one stream after the other. A stream that is refused does not stop the other.</summary>
internal sealed class MailboxImport(StreamToolbox toolbox, RunServices services, IImportSchedule? schedule = null)
{
    /// <summary>Imports a mailbox unless somebody else holds it.</summary>
    public async Task<IReadOnlyList<ImportResult>> RunAsync(
        MailboxContext mailbox, IProgress<ImportProgress>? progress, TimeSpan relistAfter, CancellationToken cancellationToken)
    {
        var lease = await services.Store
            .AcquireAsync(mailbox.Key, services.Options.Owner, services.Options.LeaseDuration, cancellationToken)
            .ConfigureAwait(false);
        if (lease is null)
        {
            ImportLog.MailboxBusy(services.Logger, mailbox.Provider);
            return await ReportAsync(ImportStatus.Busy, mailbox, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var entry = new ScheduledMailbox(mailbox, services.Time.GetUtcNow());
            return await RunAsync(entry, lease, progress, relistAfter, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await services.Store.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Imports a mailbox under a lease that stays the caller's.</summary>
    public async Task<IReadOnlyList<ImportResult>> RunAsync(
        ScheduledMailbox entry, MailboxLease lease, IProgress<ImportProgress>? progress, TimeSpan relistAfter, CancellationToken cancellationToken)
    {
        if (await services.Rules.IsErasedAsync(entry.Mailbox.Key, cancellationToken).ConfigureAwait(false))
        {
            return await ReportAsync(ImportStatus.Erased, entry.Mailbox, cancellationToken).ConfigureAwait(false);
        }

        var streams = await toolbox.FindAsync(entry.Mailbox, cancellationToken).ConfigureAwait(false);
        var results = new List<ImportResult>(streams.Count);
        foreach (var tools in streams)
        {
            var session = new StreamSession(entry.Mailbox, lease, tools, services, progress);
            var range = entry.RangeOf(tools.Source.Stream);
            var result = await new StreamImport(session, relistAfter, range).RunAsync(cancellationToken).ConfigureAwait(false);
            if (range is not null && result.Status == ImportStatus.Completed && schedule is not null)
            {
                await schedule.SetRangeAsync(session.Key, range: null, cancellationToken).ConfigureAwait(false);
            }

            results.Add(result);
        }

        return results;
    }

    /// <summary>The mailbox' streams as they are, when nothing was done.</summary>
    public async Task<IReadOnlyList<ImportResult>> ReportAsync(ImportStatus status, MailboxContext mailbox, CancellationToken cancellationToken)
    {
        var results = new List<ImportResult>();
        foreach (var tools in await toolbox.FindAsync(mailbox, cancellationToken).ConfigureAwait(false))
        {
            var stream = new StreamKey(mailbox.Key, tools.Source.Stream);
            var state = await services.Store.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false);
            var now = services.Time.GetUtcNow();
            results.Add(new ImportResult(
                status,
                state?.Receipt ?? new ImportReceipt(stream, mailbox.Provider, new TimeWindow(now, now.AddTicks(1)))));
        }

        return results;
    }
}
