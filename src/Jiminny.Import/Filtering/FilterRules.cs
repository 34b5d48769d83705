using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Import.Erasure;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Runs;
using Jiminny.Matching;

namespace Jiminny.Import.Filtering;

/// <summary>Puts the rules of a mailbox together: those of the SDK, its exclusion lists, and those of the host.</summary>
internal sealed class FilterRules(RunStores stores, IEnumerable<HostRule> hostRules, IErasureStore? erasures = null)
{
    private readonly ItemRule[] _hostRules = [.. hostRules.Select(rule => rule.Decide)];
    private readonly ConcurrentDictionary<MailboxKey, (long Version, ExclusionSet Set)> _sets = [];

    public async ValueTask<long> VersionAsync(string organisationId, CancellationToken cancellationToken) =>
        (await stores.Exclusions.ReadAsync(organisationId, cancellationToken).ConfigureAwait(false)).Version;

    public async ValueTask<MatchFilter> CreateAsync(
        StreamKind stream, MailboxKey mailbox, IMatcher matcher, TimeWindow window, CancellationToken cancellationToken)
    {
        var list = await stores.Exclusions.ReadAsync(mailbox.OrganisationId, cancellationToken).ConfigureAwait(false);
        return new MatchFilter(
            stream, matcher, window, SetOf(mailbox, list), await ErasedAsync(mailbox.OrganisationId, cancellationToken).ConfigureAwait(false), _hostRules);
    }

    /// <summary>Whether a mailbox, or its organisation, was erased: nothing is imported from it until that is lifted.</summary>
    public async ValueTask<bool> IsErasedAsync(MailboxKey mailbox, CancellationToken cancellationToken) =>
        (await ErasedAsync(mailbox.OrganisationId, cancellationToken).ConfigureAwait(false)).HasMailbox(mailbox.MailboxId);

    // Read anew for every page: an erasure that comes after fences the page.
    private ValueTask<ErasedMarks> ErasedAsync(string organisationId, CancellationToken cancellationToken) =>
        erasures?.FindErasedAsync(organisationId, cancellationToken) ?? new(ErasedMarks.None);

    private ExclusionSet SetOf(MailboxKey mailbox, ExclusionList list)
    {
        if (list.Entries.Count == 0)
        {
            return ExclusionSet.None;
        }

        if (_sets.TryGetValue(mailbox, out var known) && known.Version == list.Version)
        {
            return known.Set;
        }

        var set = new ExclusionSet(list.Entries.Where(entry => entry.MailboxId is null || entry.MailboxId == mailbox.MailboxId));
        _sets[mailbox] = (list.Version, set);
        return set;
    }
}

/// <summary>A host's rule as it is registered.</summary>
/// <param name="Decide">The rule.</param>
internal sealed record HostRule(ItemRule Decide);
