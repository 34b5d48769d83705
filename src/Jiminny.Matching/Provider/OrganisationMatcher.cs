using Jiminny.Crm;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>The current snapshot of one organisation and how it is renewed. One read or build at a time.</summary>
internal sealed class OrganisationMatcher(
    string organisationId, ICrmAdapterFactory adapters, IMatchingRulesProvider rulesProvider, TimeProvider time, MatchingTelemetry telemetry) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private CrmCursor _cursor;
    private SnapshotOwner? _current;
    private bool _isRemoved;

    /// <summary>The snapshot in place, without a lease.</summary>
    public SnapshotOwner? Current => Volatile.Read(ref _current);

    /// <summary>Leases the snapshot in place.</summary>
    public MatcherLease? TryLease() => Current is { } owner && owner.TryAddLease() ? new MatcherLease(owner) : null;

    /// <summary>Reads the CRM unless there is a snapshot by now.</summary>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Current is null)
            {
                await ReadAsync(full: true, progress: null, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads the CRM, or only its changes.</summary>
    public async ValueTask<MatcherBuildReport> RefreshAsync(bool full, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(full, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets go of the snapshot; open leases keep it.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isRemoved, true);
        Interlocked.Exchange(ref _current, null)?.Release();
    }

    private async ValueTask<MatcherBuildReport> ReadAsync(bool full, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        var rules = await rulesProvider.GetRulesAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var current = Current?.Snapshot;
        if (!full && current is not null && rules.Equals(current.Rules) && adapter.Descriptor is { SupportsChanges: true, ReportsDeletions: true })
        {
            try
            {
                return await ReadChangesAsync(adapter, current, cancellationToken).ConfigureAwait(false);
            }
            catch (CrmUnavailableException exception) when (exception.Result is CrmCursorExpired)
            {
                // What changed meanwhile is unknown: only a complete read tells what is gone.
            }
        }

        return await ReadAllAsync(adapter, rules, current, progress, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<MatcherBuildReport> ReadAllAsync(
        ICrmAdapter adapter, MatchingRules rules, MatcherSnapshot? before, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var problems = new ProblemLog();
        var newcomers = new NewcomerLog(before);
        using var builder = new SnapshotBuilder(rules, KernelSupport.Best, HashKey.CreateRandom, problems, newcomers);
        var cursor = CrmCursor.Start;
        var (pages, changes) = (0, 0L);
        await foreach (var page in adapter.ReadPagesAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            foreach (var problem in page.Problems)
            {
                problems.Add(problem);
            }

            foreach (var change in page.Changes)
            {
                builder.Apply(change, isFullRead: true);
            }

            changes += page.Changes.Count;
            cursor = page.Next;
            progress?.Report(new MatcherBuildProgress(++pages, changes, problems.Count));
        }

        var snapshot = new MatcherSnapshot(rules, builder.Build(), NextVersion(before));
        Swap(snapshot, cursor);
        telemetry.RecordBuild(time.GetElapsedTime(started), isFullRead: true);
        return Report(snapshot, changes, isFullRead: true, problems, newcomers);
    }

    private async ValueTask<MatcherBuildReport> ReadChangesAsync(ICrmAdapter adapter, MatcherSnapshot before, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var problems = new ProblemLog();
        var newcomers = new NewcomerLog(before);
        var changed = new Dictionary<(CrmRecordType Type, string Id), CrmRecord?>();
        var cursor = _cursor;
        var changes = 0L;
        await foreach (var page in adapter.ReadPagesAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            foreach (var problem in page.Problems)
            {
                problems.Add(problem);
            }

            foreach (var change in page.Changes)
            {
                changed[(change.Type, change.Id)] = change.Record;
            }

            changes += page.Changes.Count;
            cursor = page.Next;
        }

        changed = changed.Where(change => change.Key.Type != CrmRecordType.Opportunity).ToDictionary();
        if (changed.Count == 0)
        {
            _cursor = cursor;
            return Report(before, changes, isFullRead: false, problems, newcomers);
        }

        using var builder = new SnapshotBuilder(before.Rules, KernelSupport.Best, HashKey.CreateRandom, problems, newcomers);
        builder.CopyFrom(before.Data, changed);
        foreach (var ((type, id), record) in changed)
        {
            builder.Apply(record is null ? CrmChange.Delete(type, id) : CrmChange.Upsert(record), isFullRead: false);
        }

        var snapshot = new MatcherSnapshot(before.Rules, builder.Build(), NextVersion(before));
        Swap(snapshot, cursor);
        telemetry.RecordBuild(time.GetElapsedTime(started), isFullRead: false);
        return Report(snapshot, changes, isFullRead: false, problems, newcomers);
    }

    private long NextVersion(MatcherSnapshot? before) => Math.Max((before?.Version ?? 0) + 1, time.GetUtcNow().ToUnixTimeMilliseconds());

    private void Swap(MatcherSnapshot snapshot, CrmCursor cursor)
    {
        _cursor = cursor;
        Interlocked.Exchange(ref _current, new SnapshotOwner(snapshot, time.GetUtcNow()))?.Release();
        if (Volatile.Read(ref _isRemoved))
        {
            Dispose();
        }
    }

    private static MatcherBuildReport Report(
        MatcherSnapshot snapshot, long changes, bool isFullRead, ProblemLog problems, NewcomerLog newcomers)
    {
        var sizes = snapshot.Sizes;
        return new MatcherBuildReport
        {
            Version = snapshot.Version,
            IsFullRead = isFullRead,
            ChangesRead = changes,
            People = sizes.People,
            Addresses = sizes.Addresses,
            AccountDomains = sizes.AccountDomains,
            Problems = problems.Problems,
            ProblemCount = problems.Count,
            RefusedDomains = snapshot.Refused,
            NewAddresses = newcomers.AddressesIn(snapshot),
            NewDomains = newcomers.DomainsIn(snapshot),
        };
    }
}
