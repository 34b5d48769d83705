using Jiminny.Crm;
using Jiminny.Matching.Overlays;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>The current snapshot of one organisation and how it is renewed. One read or swap at a time.</summary>
internal sealed class OrganisationMatcher(
    string organisationId,
    ICrmAdapterFactory adapters,
    IMatchingRulesProvider rulesProvider,
    MatchingOptions options,
    TimeProvider time,
    MatchingTelemetry telemetry) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private MatcherState? _state;
    private SnapshotOwner? _current;
    private FullRead? _unfinished;
    private bool _isRemoved;

    /// <summary>The snapshot in place, without a lease.</summary>
    public SnapshotOwner? Current => Volatile.Read(ref _current);

    /// <summary>The merge that is under way or was the last.</summary>
    public Task Merging { get; private set; } = Task.CompletedTask;

    /// <summary>Leases the snapshot in place.</summary>
    public MatcherLease? TryLease() => Current is { } owner && owner.TryAddLease() ? new MatcherLease(owner) : null;

    /// <summary>Reads the CRM unless there is a snapshot by now, and leases it; null when the organisation was removed meanwhile.</summary>
    public async ValueTask<MatcherLease?> LeaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (TryLease() is { } lease)
            {
                return lease;
            }

            await ReadAllAsync(progress: null, cancellationToken).ConfigureAwait(false);
            return TryLease();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads the CRM, or only its changes when that is asked and possible.</summary>
    public async ValueTask<MatcherBuildReport> RefreshAsync(bool full, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (full ? null : await TryReadChangesAsync(cancellationToken).ConfigureAwait(false))
                ?? await ReadAllAsync(progress, cancellationToken).ConfigureAwait(false);
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
        Interlocked.Exchange(ref _unfinished, null)?.Dispose();
        Interlocked.Exchange(ref _current, null)?.Release();
    }

    private async ValueTask<MatcherBuildReport> ReadAllAsync(IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        var rules = await rulesProvider.GetRulesAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var read = ResumeOrBegin(rules);
        try
        {
            await read.ReadAsync(adapter, progress, cancellationToken).ConfigureAwait(false);
            RequireNothingNewlyHidden(adapter, read.Reader);
            var snapshot = Swap(read.Build());
            telemetry.RecordBuild(read.Elapsed, "full");
            var report = Report(snapshot, read.Reader, isFullRead: true, read.Problems, read.Newcomers) with { ChangedRecords = null };
            read.Dispose();
            return report;
        }
        catch (CrmUnavailableException exception) when (exception.Result is CrmThrottled && !Volatile.Read(ref _isRemoved))
        {
            // Its cursor stays valid: the next read goes on from here.
            _unfinished = read;
            throw;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    private FullRead ResumeOrBegin(MatchingRules rules)
    {
        var unfinished = Interlocked.Exchange(ref _unfinished, null);
        if (unfinished is not null && unfinished.Rules.Equals(rules))
            return unfinished;

        unfinished?.Dispose();
        return new FullRead(rules, TryLease(), options, time);
    }

    /// <summary>A kind of record that was read before and is hidden now has not gone: mail of its people would be lost with them.</summary>
    private void RequireNothingNewlyHidden(ICrmAdapter adapter, CrmReader reader)
    {
        if (_state is { } before && !reader.Hidden.IsSubsetOf(before.Hidden))
            throw new CrmUnavailableException(adapter.Descriptor.Name, reader.Missing!);
    }

    /// <summary>Reads what changed; null when only a full read can tell.</summary>
    private async ValueTask<MatcherBuildReport?> TryReadChangesAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var rules = await rulesProvider.GetRulesAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        if (_state is not { } state
            || Current?.Snapshot is not { } before
            || !rules.Equals(state.Rules)
            || adapter.Descriptor is not { SupportsChanges: true, ReportsDeletions: true })
        {
            return null;
        }

        var problems = new ProblemLog();
        var newcomers = new NewcomerLog(before);
        var changes = new PendingChanges.Builder();
        var reader = new CrmReader(state.Cursor, problems, options, time);
        try
        {
            await reader.ReadAsync(adapter, changes.Add, progress: null, cancellationToken).ConfigureAwait(false);
        }
        catch (CrmUnavailableException exception) when (exception.Result is CrmCursorExpired)
        {
            // What changed meanwhile is unknown: only a complete read tells what is gone.
            return null;
        }

        // What changed while it was hidden is behind the cursor.
        if (!state.Hidden.IsSubsetOf(reader.Hidden))
        {
            return null;
        }

        var pending = changes.Build();
        state = state with { Cursor = reader.Cursor, Hidden = reader.Hidden };
        if (pending.Count == 0)
        {
            _state = state;
            return Report(before, reader, isFullRead: false, problems, newcomers);
        }

        var snapshot = Swap(state.With(pending, reader.Cursor, options, problems, newcomers));
        telemetry.RecordBuild(time.GetElapsedTime(started), "changes");
        StartMerge();
        return Report(snapshot, reader, isFullRead: false, problems, newcomers) with { ChangedRecords = pending.References };
    }

    private void StartMerge()
    {
        if (_state is { } state && state.ShouldMerge(options) && Merging.IsCompleted)
        {
            Merging = Task.Run(() => MergeAsync(state));
        }
    }

    /// <summary>Builds a new base aside and swaps it in, with what came meanwhile above it.</summary>
    private async Task MergeAsync(MatcherState state)
    {
        var started = time.GetTimestamp();
        var merged = state.Merge();
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            // A full read in between has made a base of its own.
            if (_state is { } now && ReferenceEquals(now.Data.Layers.Base, state.Data.Layers.Base) && !Volatile.Read(ref _isRemoved))
            {
                Swap(now.After(merged, state.Pending));
                telemetry.RecordBuild(time.GetElapsedTime(started), "merge");
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Puts another snapshot in place; the one before is released when nobody leases it any more.</summary>
    private MatcherSnapshot Swap(MatcherState state)
    {
        var now = time.GetUtcNow();
        var version = Math.Max((Current?.Snapshot.Version ?? 0) + 1, now.ToUnixTimeMilliseconds());
        var snapshot = new MatcherSnapshot(state.Rules, state.Data, version);
        _state = state;
        Interlocked.Exchange(ref _current, new SnapshotOwner(snapshot, now))?.Release();
        if (Volatile.Read(ref _isRemoved))
        {
            Dispose();
        }

        return snapshot;
    }

    private static MatcherBuildReport Report(MatcherSnapshot snapshot, CrmReader reader, bool isFullRead, ProblemLog problems, NewcomerLog newcomers) =>
        new()
        {
            Version = snapshot.Version,
            IsFullRead = isFullRead,
            ChangesRead = reader.Changes,
            HiddenTypes = reader.Hidden,
            People = snapshot.Sizes.People,
            Addresses = snapshot.Sizes.Addresses,
            AccountDomains = snapshot.Sizes.AccountDomains,
            Problems = problems.Problems,
            ProblemCount = problems.Count,
            RefusedDomains = snapshot.Refused,
            NewAddresses = newcomers.AddressesIn(snapshot),
            NewDomains = newcomers.DomainsIn(snapshot),
        };
}
