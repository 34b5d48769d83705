using Jiminny.Crm;

namespace Jiminny.Matching.Provider;

internal sealed class OrganisationMatcher(string organisationId, ICrmAdapterFactory adapters, IMatchingRulesProvider rulesProvider, TimeProvider time)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Dictionary<(CrmRecordType, string), CrmRecord> _records = [];
    private CrmCursor _cursor;
    private MatchingRules? _rules;
    private SnapshotOwner? _current;

    public SnapshotOwner? Current => Volatile.Read(ref _current);

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (Current is null)
        {
            await RefreshAsync(full: false, null, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<MatcherBuildReport> RefreshAsync(bool full, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var rules = await rulesProvider.GetRulesAsync(organisationId, cancellationToken).ConfigureAwait(false);
            var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
            full |= _current is null || !rules.Equals(_rules) || adapter.Descriptor is not { SupportsChanges: true, ReportsDeletions: true };
            try
            {
                return await ReadAsync(adapter, rules, full, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (CrmUnavailableException exception) when (!full && exception.Result is CrmCursorExpired)
            {
                return await ReadAsync(adapter, rules, full: true, progress, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<MatcherBuildReport> ReadAsync(ICrmAdapter adapter, MatchingRules rules, bool full, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        var records = full ? [] : new Dictionary<(CrmRecordType, string), CrmRecord>(_records);
        var cursor = full ? CrmCursor.Start : _cursor;
        var problems = new List<CrmProblem>();
        var (pages, changes) = (0, 0L);
        await foreach (var page in adapter.ReadPagesAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            problems.AddRange(page.Problems);
            foreach (var change in page.Changes)
            {
                changes++;
                if (change.Record is null)
                {
                    records.Remove((change.Type, change.Id));
                }
                else
                {
                    records[(change.Type, change.Id)] = change.Record;
                }
            }

            cursor = page.Next;
            progress?.Report(new MatcherBuildProgress(++pages, changes, problems.Count));
        }

        var refused = new List<RefusedAccountDomain>();
        var before = Current?.Matcher as DictionaryMatcher;
        var version = Math.Max((before?.Version ?? 0) + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        var matcher = new DictionaryMatcher(records.Values, rules, version, problems, refused);
        (_records, _cursor, _rules) = (records, cursor, rules);
        Interlocked.Exchange(ref _current, new SnapshotOwner(matcher))?.Release();
        return new MatcherBuildReport
        {
            Version = version,
            IsFullRead = full,
            ChangesRead = changes,
            People = matcher.People.Count,
            Addresses = matcher.AddressCount,
            AccountDomains = matcher.DomainCount,
            Problems = problems,
            ProblemCount = problems.Count,
            RefusedDomains = refused,
            NewAddresses = before is null ? [] : [.. matcher.Addresses.Except(before.Addresses)],
            NewDomains = before is null ? [] : [.. matcher.Domains.Except(before.Domains)],
        };
    }
}
