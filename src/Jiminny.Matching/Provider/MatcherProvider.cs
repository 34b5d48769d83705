using System.Collections.Concurrent;
using Jiminny.Crm;

namespace Jiminny.Matching.Provider;

internal sealed class MatcherProvider(ICrmAdapterFactory adapters, IMatchingRulesProvider rules, TimeProvider time) : IMatcherProvider
{
    private readonly ConcurrentDictionary<string, OrganisationMatcher> _organisations = new(StringComparer.Ordinal);

    public async ValueTask<IMatcherLease> AcquireAsync(string organisationId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var organisation = Get(organisationId);
            if (organisation.Current is { } owner && owner.TryAddLease())
            {
                return new MatcherLease(owner);
            }

            await organisation.EnsureAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<MatcherBuildReport> RefreshAsync(string organisationId, CancellationToken cancellationToken) =>
        Get(organisationId).RefreshAsync(full: false, progress: null, cancellationToken);

    public ValueTask<MatcherBuildReport> RebuildAsync(string organisationId, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken) =>
        Get(organisationId).RefreshAsync(full: true, progress, cancellationToken);

    public bool Remove(string organisationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        if (!_organisations.TryRemove(organisationId, out var organisation))
        {
            return false;
        }

        organisation.Current?.Release();
        return true;
    }

    private OrganisationMatcher Get(string organisationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        return _organisations.GetOrAdd(organisationId, static (id, parts) => new OrganisationMatcher(id, parts.adapters, parts.rules, parts.time), (adapters, rules, time));
    }
}
