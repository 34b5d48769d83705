using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>Imports one mailbox under its lease, one stream after the other. A stream that is refused does not stop the other.</summary>
internal sealed class MailboxImport(StreamToolbox toolbox, RunServices services)
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

        return await RunAsync(mailbox, lease, progress, relistAfter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Imports a mailbox under a lease, and gives the lease back.</summary>
    public async Task<IReadOnlyList<ImportResult>> RunAsync(
        MailboxContext mailbox, MailboxLease lease, IProgress<ImportProgress>? progress, TimeSpan relistAfter, CancellationToken cancellationToken)
    {
        try
        {
            if (await services.Rules.IsErasedAsync(mailbox.Key, cancellationToken).ConfigureAwait(false))
            {
                return await ReportAsync(ImportStatus.Erased, mailbox, cancellationToken).ConfigureAwait(false);
            }

            var streams = await toolbox.FindAsync(mailbox, cancellationToken).ConfigureAwait(false);
            var results = new List<ImportResult>(streams.Count);
            foreach (var tools in streams)
            {
                var session = new StreamSession(mailbox, lease, tools, services, progress);
                results.Add(await new StreamImport(session, relistAfter).RunAsync(cancellationToken).ConfigureAwait(false));
            }

            return results;
        }
        finally
        {
            await services.Store.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<ImportResult>> ReportAsync(ImportStatus status, MailboxContext mailbox, CancellationToken cancellationToken)
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
