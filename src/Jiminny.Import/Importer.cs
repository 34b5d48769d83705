using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Import;

internal sealed class Importer(
    IEnumerable<IMailboxSource> sources,
    IImportStore store,
    IMatcherProvider matchers,
    IMailboxDesignation designation,
    IOptions<ImportOptions> options,
    TimeProvider time,
    ImportTelemetry telemetry,
    ILogger<Importer> logger) : IImporter
{
    private readonly ImportOptions _options = options.Value;
    private readonly IReadOnlyList<IMailboxSource> _sources = [.. sources.OrderBy(source => source.Stream)];

    public async Task<IReadOnlyList<ImportResult>> ImportAsync(
        string organisationId,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        var mailboxes = await designation.ListAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var foreign = mailboxes.Count(mailbox => mailbox.Key.OrganisationId != organisationId);
        if (foreign > 0)
        {
            throw new InvalidOperationException(
                $"The designation of organisation '{organisationId}' lists {foreign} mailboxes of other organisations; nothing was imported.");
        }

        var decideAnew = await RefreshMatcherAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var results = new IReadOnlyList<ImportResult>[mailboxes.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MailboxesAtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, mailboxes.Count),
            parallel,
            async (i, token) => results[i] = await ImportMailboxAsync(mailboxes[i], decideAnew, progress, token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. results.SelectMany(result => result)];
    }

    public Task<IReadOnlyList<ImportResult>> ImportMailboxAsync(
        MailboxContext mailbox,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        return ImportMailboxAsync(mailbox, decideAnew: false, progress, cancellationToken);
    }

    private async Task<IReadOnlyList<ImportResult>> ImportMailboxAsync(
        MailboxContext mailbox,
        bool decideAnew,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var streams = SourcesOf(mailbox.Provider);
        var lease = await store.AcquireAsync(mailbox.Key, _options.Owner, _options.LeaseDuration, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            ImportLog.MailboxBusy(logger, mailbox.Provider);
            return await ReportBusyAsync(mailbox, streams, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var results = new List<ImportResult>(streams.Count);
            foreach (var source in streams)
            {
                var import = new StreamImport(source, store, matchers, _options, time, telemetry, logger);
                results.Add(await import.RunAsync(mailbox, lease, decideAnew, progress, cancellationToken).ConfigureAwait(false));
            }

            return results;
        }
        finally
        {
            await store.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what changed in the CRM. A CRM that cannot be read now leaves the matcher as it was, and the import goes on with it.</summary>
    /// <returns>Whether what was imported has to be decided anew.</returns>
    private async Task<bool> RefreshMatcherAsync(string organisationId, CancellationToken cancellationToken)
    {
        try
        {
            var report = await matchers.RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);
            return (!report.IsFullRead && report.ChangesRead > 0) || report.NewAddresses.Count > 0 || report.NewDomains.Count > 0;
        }
        catch (CrmUnavailableException unavailable)
        {
            ImportLog.CrmUnavailable(logger, unavailable.Result.GetType().Name);
            return false;
        }
    }

    private List<IMailboxSource> SourcesOf(Provider provider)
    {
        var streams = _sources
            .Where(source => source.Provider == provider)
            .Where(source => source.Stream == StreamKind.Mail ? _options.ImportMail : _options.ImportMeetings)
            .ToList();
        return streams.Count > 0
            ? streams
            : throw new InvalidOperationException(
                $"No source is registered for {provider} mailboxes; add its connector, for example services.AddJiminny{provider}().");
    }

    private async Task<List<ImportResult>> ReportBusyAsync(MailboxContext mailbox, List<IMailboxSource> streams, CancellationToken cancellationToken)
    {
        var results = new List<ImportResult>(streams.Count);
        foreach (var source in streams)
        {
            var stream = new StreamKey(mailbox.Key, source.Stream);
            var state = await store.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            results.Add(new ImportResult(
                ImportStatus.Busy,
                state?.Receipt ?? new ImportReceipt(stream, mailbox.Provider, new TimeWindow(now, now.AddTicks(1)))));
        }

        return results;
    }
}
