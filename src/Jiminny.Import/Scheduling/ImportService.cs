using System.Collections.Concurrent;
using Jiminny.Import.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Import.Scheduling;

/// <summary>
/// Keeps the mailboxes of this host's organisations up to date for as long as the host runs. Several hosts on one PostgreSQL share the work: each takes
/// mailboxes that are due, by lease; when one dies, its mailboxes are taken by the others once the leases have run out.
/// </summary>
internal sealed class ImportService(
    IImportedOrganisations organisations,
    IMailboxDesignation designation,
    IImportSchedule schedule,
    DueMailboxes due,
    MailboxImport mailboxes,
    RunServices services,
    IOptions<ImportServiceOptions> options,
    ILogger<ImportService> logger) : BackgroundService
{
    private readonly ImportServiceOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _crmReadAt = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var loops = Enumerable.Range(0, _options.MailboxesAtATime).Select(_ => WorkAsync(stoppingToken));
            await Task.WhenAll([DesignateAsync(stoppingToken), WatchPausesAsync(stoppingToken), .. loops]).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what is committed stays, and the leases are given back.
        }
    }

    /// <summary>Brings the schedule in line with what administrators have designated, again and again.</summary>
    private Task DesignateAsync(CancellationToken stoppingToken) => RepeatAsync(_options.DesignationEvery, DesignateOnceAsync, stoppingToken);

    private async Task DesignateOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var organisationId in await organisations.ListAsync(stoppingToken).ConfigureAwait(false))
        {
            var designated = await designation.ListAsync(organisationId, stoppingToken).ConfigureAwait(false);
            var own = designated.Where(mailbox => mailbox.Key.OrganisationId == organisationId).DistinctBy(mailbox => mailbox.Key).ToList();
            await schedule.DesignateAsync(organisationId, own, services.Time.GetUtcNow(), stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops runs whose mailbox was paused, or is no longer designated, on whichever host that was said.</summary>
    private Task WatchPausesAsync(CancellationToken stoppingToken) => RepeatAsync(
        _options.CheckEvery,
        async token =>
        {
            foreach (var mailbox in due.Running)
            {
                if (await schedule.FindAsync(mailbox, token).ConfigureAwait(false) is not { IsPaused: false })
                {
                    due.Stop(mailbox);
                }
            }
        },
        stoppingToken);

    private Task WorkAsync(CancellationToken stoppingToken) => RepeatAsync(
        _options.CheckEvery,
        async token =>
        {
            while (await due.TakeAsync(token).ConfigureAwait(false) is { } taken)
            {
                try
                {
                    await ImportAsync(taken, token).ConfigureAwait(false);
                }
                finally
                {
                    await due.ReturnAsync(taken).ConfigureAwait(false);
                }
            }
        },
        stoppingToken);

    private async Task ImportAsync(TakenMailbox taken, CancellationToken stoppingToken)
    {
        var (entry, lease, stop) = taken;
        NextPass? next;
        try
        {
            await RefreshCrmAsync(entry.Mailbox.Key.OrganisationId, stop.Token).ConfigureAwait(false);
            var results = await mailboxes.RunAsync(entry, lease, progress: null, _options.RelistAfter, stop.Token).ConfigureAwait(false);
            next = NextPass.After(results, entry.Failures, services.Time.GetUtcNow(), services.Options.UpdateAfter, _options);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Paused, or the host stops: it stays due and goes on where it is.
            stoppingToken.ThrowIfCancellationRequested();
            return;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A message may quote data, so only the kind of the exception is told.
            ImportLog.PassFailed(logger, entry.Mailbox.Provider, exception.GetType().Name);
            next = NextPass.AfterCrash(entry.Failures, services.Time.GetUtcNow(), _options);
        }

        if (next is not null)
        {
            await schedule.SetDueAsync(entry.Mailbox.Key, next.DueAt, next.Failures, stoppingToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RefreshCrmAsync(string organisationId, CancellationToken cancellationToken)
    {
        var now = services.Time.GetUtcNow();
        if (!_crmReadAt.TryGetValue(organisationId, out var readAt) || now - readAt >= _options.CrmEvery)
        {
            _crmReadAt[organisationId] = now;
            await services.Crm.RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RepeatAsync(TimeSpan every, Func<CancellationToken, Task> act, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await act(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested && exception is not OutOfMemoryException)
            {
                // A database that is away for a while must not end the service.
                ImportLog.ScheduleFailed(logger, exception.GetType().Name);
            }

            await Task.Delay(every, services.Time, stoppingToken).ConfigureAwait(false);
        }
    }
}
