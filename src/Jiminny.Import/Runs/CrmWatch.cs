using System.Collections.Concurrent;
using System.Collections.Frozen;
using Jiminny.Crm;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import.Runs;

/// <summary>
/// Reads what changes in the CRMs of this process' organisations and keeps it as news, which every mailbox applies once. Several processes read the same
/// changes; what another has reported since this one last read is not reported again.
/// </summary>
internal sealed class CrmWatch(IMatcherProvider matchers, RunStores stores, ILogger<CrmWatch> logger)
{
    /// <summary>From how many names on it is cheaper to list a mailbox again than to name them.</summary>
    internal const int MostNames = 1_000;

    private readonly ConcurrentDictionary<string, Watched> _organisations = new(StringComparer.Ordinal);

    /// <summary>Reads the changes of an organisation's CRM. One that cannot be read now leaves the matcher as it was.</summary>
    public async ValueTask RefreshAsync(string organisationId, CancellationToken cancellationToken)
    {
        var watched = _organisations.GetOrAdd(organisationId, _ => new Watched());
        await watched.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = await stores.News.ReadAsync(organisationId, watched.Seen, cancellationToken).ConfigureAwait(false);
            var report = await matchers.RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);
            watched.Version = Math.Max(watched.Version, report.Version);
            watched.Hidden = report.HiddenTypes;
            watched.Seen = Math.Max(before.Latest, await ReportAsync(organisationId, watched, report, before.News, cancellationToken).ConfigureAwait(false));
            watched.HasRead = true;
        }
        catch (CrmUnavailableException unavailable)
        {
            ImportLog.CrmUnavailable(logger, unavailable.Result.GetType().Name);
        }
        finally
        {
            watched.Gate.Release();
        }
    }

    /// <summary>
    /// The kinds of record that the CRM hides from the connected user, as far as this process knows. That nobody of them matches does not mean that they are
    /// gone, so nothing may leave because of it.
    /// </summary>
    public IReadOnlySet<CrmRecordType> HiddenIn(string organisationId) =>
        _organisations.TryGetValue(organisationId, out var watched) ? watched.Hidden : FrozenSet<CrmRecordType>.Empty;

    /// <summary>Leases a matcher that knows at least what another one knew that has decided before, on whichever host.</summary>
    public async ValueTask<IMatcherLease> AcquireAsync(string organisationId, long atLeast, CancellationToken cancellationToken)
    {
        var lease = await matchers.AcquireAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var watched = _organisations.GetOrAdd(organisationId, _ => new Watched());
        if (lease.Matcher.Version >= atLeast || watched.Version >= atLeast)
        {
            return lease;
        }

        lease.Dispose();
        await RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);

        // Versions are stamped by clocks: what was read just now is newer than what was decided before, whatever its number.
        watched.Version = Math.Max(watched.Version, atLeast);
        return await matchers.AcquireAsync(organisationId, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<long> ReportAsync(
        string organisationId, Watched watched, MatcherBuildReport report, IReadOnlyList<CrmNews> reported, CancellationToken cancellationToken)
    {
        // The first reading of a process has nothing to compare with.
        var records = !report.IsFullRead ? report.ChangedRecords : watched.HasRead ? null : [];
        var found = new CrmNews(0)
        {
            Addresses = Name(report.NewAddresses, reported.SelectMany(entry => entry.Addresses ?? [])),
            Domains = Name(report.NewDomains, reported.SelectMany(entry => entry.Domains ?? [])),
            Records = records is { Count: > MostNames } ? null : records,
        };
        return found is { Addresses.Count: 0, Domains.Count: 0, Records.Count: 0 }
            ? 0
            : await stores.News.AddAsync(organisationId, found, cancellationToken).ConfigureAwait(false);
    }

    private static List<string>? Name(IReadOnlyList<string> names, IEnumerable<string> reported)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var fresh = names.Except(reported, StringComparer.Ordinal).ToList();
        return fresh.Count > MostNames ? null : fresh;
    }

    private sealed class Watched
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public long Seen { get; set; }

        public long Version { get; set; }

        public bool HasRead { get; set; }

        public IReadOnlySet<CrmRecordType> Hidden { get; set; } = FrozenSet<CrmRecordType>.Empty;
    }
}
