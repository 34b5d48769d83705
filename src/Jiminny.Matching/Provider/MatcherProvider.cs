using System.Collections.Concurrent;
using Jiminny.Crm;
using Jiminny.Matching.Snapshots;
using Microsoft.Extensions.Options;

namespace Jiminny.Matching.Provider;

/// <summary>Keeps a matcher per organisation.</summary>
internal sealed class MatcherProvider : IMatcherProvider, IMatcherContents, IDisposable
{
    private readonly ConcurrentDictionary<string, OrganisationMatcher> _organisations = new(StringComparer.Ordinal);
    private readonly Func<string, OrganisationMatcher> _create;
    private readonly MatchingTelemetry _telemetry;

    public MatcherProvider(ICrmAdapterFactory adapters, IMatchingRulesProvider rules, IOptions<MatchingOptions> options, TimeProvider time)
    {
        _telemetry = new MatchingTelemetry(time)
        {
            Owners = () => _organisations.Values.Select(organisation => organisation.Current).OfType<SnapshotOwner>(),
        };
        _create = organisationId => new OrganisationMatcher(organisationId, adapters, rules, options.Value, time, _telemetry);
    }

    public async ValueTask<IMatcherLease> AcquireAsync(string organisationId, CancellationToken cancellationToken) =>
        await LeaseAsync(organisationId, cancellationToken).ConfigureAwait(false);

    public async ValueTask<MatcherContents?> ListAsync(string organisationId, int most, CancellationToken cancellationToken)
    {
        using var lease = await LeaseAsync(organisationId, cancellationToken).ConfigureAwait(false);
        return new ContentsReader(lease.Snapshot, most).Read();
    }

    public ValueTask<MatcherBuildReport> RefreshAsync(string organisationId, CancellationToken cancellationToken) =>
        Get(organisationId).RefreshAsync(full: false, progress: null, cancellationToken);

    public ValueTask<MatcherBuildReport> RebuildAsync(
        string organisationId, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken) =>
        Get(organisationId).RefreshAsync(full: true, progress, cancellationToken);

    public bool Remove(string organisationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        if (!_organisations.TryRemove(organisationId, out var organisation))
        {
            return false;
        }

        organisation.Dispose();
        return true;
    }

    /// <summary>The merge of an organisation that is under way or was the last.</summary>
    public Task MergingOf(string organisationId) => Get(organisationId).Merging;

    public void Dispose()
    {
        foreach (var organisationId in _organisations.Keys)
        {
            Remove(organisationId);
        }

        _telemetry.Dispose();
    }

    private async ValueTask<MatcherLease> LeaseAsync(string organisationId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var organisation = Get(organisationId);
            if ((organisation.TryLease() ?? await organisation.LeaseAsync(cancellationToken).ConfigureAwait(false)) is { } lease)
            {
                return lease;
            }
        }
    }

    private OrganisationMatcher Get(string organisationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        return _organisations.GetOrAdd(organisationId, _create);
    }
}
