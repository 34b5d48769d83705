using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Microsoft.Extensions.Options;

namespace Jiminny.Import;

internal sealed class Importer(MailboxImport mailboxes, CrmWatch crm, IMailboxDesignation designation, IOptions<ImportOptions> options) : IImporter
{
    private readonly ImportOptions _options = options.Value;

    public async Task<IReadOnlyList<ImportResult>> ImportAsync(
        string organisationId,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        var designated = await designation.ListAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var foreign = designated.Count(mailbox => mailbox.Key.OrganisationId != organisationId);
        if (foreign > 0)
        {
            throw new InvalidOperationException(
                $"The designation of organisation '{organisationId}' lists {foreign} mailboxes of other organisations; nothing was imported.");
        }

        await crm.RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var results = new IReadOnlyList<ImportResult>[designated.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MailboxesAtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, designated.Count),
            parallel,
            async (i, token) => results[i] = await mailboxes.RunAsync(designated[i], progress, TimeSpan.Zero, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. results.SelectMany(result => result)];
    }

    public async Task<IReadOnlyList<ImportResult>> ImportMailboxAsync(
        MailboxContext mailbox,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        var designated = await designation.ListAsync(mailbox.Key.OrganisationId, cancellationToken).ConfigureAwait(false);
        return designated.Any(one => one.Key == mailbox.Key)
            ? await mailboxes.RunAsync(mailbox, progress, TimeSpan.Zero, cancellationToken).ConfigureAwait(false)
            : await mailboxes.ReportAsync(ImportStatus.NotDesignated, mailbox, cancellationToken).ConfigureAwait(false);
    }
}
