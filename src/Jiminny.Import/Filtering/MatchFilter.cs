using System.Buffers;
using System.Runtime.InteropServices;
using Jiminny.Connectors;
using Jiminny.Import.Erasure;
using Jiminny.Import.Exclusions;
using Jiminny.Matching;

namespace Jiminny.Import.Filtering;

/// <summary>
/// Decides what of one page is kept. Rules in order, the first that applies is the reason: window, draft, sensitivity, cancelled, declined, exclusion lists, the
/// host's own rules, exact CRM match (kept), withheld participants (undecided), nobody, internal only, automated, domain match (kept), unmatched. Only a kept
/// item allocates.
/// </summary>
internal sealed class MatchFilter(
    StreamKind stream,
    IMatcher matcher,
    TimeWindow window,
    ExclusionSet exclusions,
    ErasedMarks erased,
    ItemRule[] hostRules) : IPageFilter
{
    private const ItemFlags Gates = ItemFlags.Draft | ItemFlags.Private | ItemFlags.Cancelled | ItemFlags.Declined;

    private readonly List<(IReadOnlyList<MatchCandidate> Candidates, bool IsAutomationUnknown)> _evidence = [];

    public IReadOnlyList<MatchCandidate> Evidence(int number) => _evidence[number].Candidates;

    /// <summary>Whether an item was kept by domain only, and the provider does not say whether a machine sent it.</summary>
    public bool IsAutomationUnknown(int number) => _evidence[number].IsAutomationUnknown;

    public void Decide(in PageView page, Span<Verdict> verdicts)
    {
        var rented = ArrayPool<AddressMatch>.Shared.Rent(page.Addresses.Length);
        try
        {
            var matches = rented.AsSpan(0, page.Addresses.Length);
            matcher.Match(page.Buffer, page.Addresses, matches);
            for (var i = 0; i < page.Items.Length; i++)
            {
                var item = page.Items[i];
                verdicts[i] = Refuse(page, item) is { } reason
                    ? Verdict.Discard(reason)
                    : Decide(
                        item.Flags,
                        matches.Slice(item.FirstParticipant, item.ParticipantCount),
                        page.Roles.Slice(item.FirstParticipant, item.ParticipantCount));
                if (!erased.IsEmpty && IsErased(page, item, verdicts[i]))
                {
                    verdicts[i] = Verdict.Discard(DiscardReason.Excluded);
                }
            }
        }
        finally
        {
            ArrayPool<AddressMatch>.Shared.Return(rented);
        }
    }

    /// <summary>The rules that come before the CRM is asked.</summary>
    private DiscardReason? Refuse(in PageView page, PageItem item)
    {
        if (!IsInWindow(item))
        {
            return DiscardReason.OutsideWindow;
        }

        if ((item.Flags & Gates) != 0)
        {
            return ReasonOf(item.Flags);
        }

        if (!exclusions.IsEmpty && IsExcluded(page, item))
        {
            return DiscardReason.Excluded;
        }

        return hostRules.Length > 0 && IsRefusedByHost(page, item) ? DiscardReason.HostRule : null;
    }

    private bool IsExcluded(in PageView page, PageItem item)
    {
        for (var i = 0; i < item.ParticipantCount; i++)
        {
            if (exclusions.Contains(page.Buffer[page.Addresses[item.FirstParticipant + i]]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody on an item that would stay, or a record it would be kept for, was erased.</summary>
    private bool IsErased(in PageView page, PageItem item, Verdict verdict)
    {
        if (!verdict.IsKept && !verdict.IsUndecided)
        {
            return false;
        }

        for (var i = 0; i < item.ParticipantCount; i++)
        {
            if (erased.HasAddress(page.Buffer[page.Addresses[item.FirstParticipant + i]]))
            {
                return true;
            }
        }

        return verdict.IsKept && Evidence(verdict.Evidence).Any(match => erased.HasRecord(match.Type, match.Id));
    }

    private bool IsRefusedByHost(in PageView page, PageItem item)
    {
        var view = new ItemView(page, item, stream);
        foreach (var rule in hostRules)
        {
            if (rule(view))
            {
                return true;
            }
        }

        return false;
    }

    private Verdict Decide(ItemFlags flags, Span<AddressMatch> matches, ReadOnlySpan<ParticipantRole> roles)
    {
        var people = 0;
        var outsiders = 0;
        var best = AddressMatchKind.Unmatched;
        for (var i = 0; i < matches.Length; i++)
        {
            if (roles[i] == ParticipantRole.Resource)
            {
                matches[i] = default;
                continue;
            }

            people++;
            best = matches[i].Kind > best ? matches[i].Kind : best;
            outsiders += matches[i].Kind == AddressMatchKind.Internal ? 0 : 1;
        }

        // A record with that very address is stronger than any heuristic.
        if (best == AddressMatchKind.Exact)
        {
            return Keep(matches, roles, isAutomationUnknown: false);
        }

        // Whom the provider withholds may be a customer: not matched is not decided.
        if (best != AddressMatchKind.Domain && (flags & ItemFlags.PartialParticipants) != 0)
        {
            return Verdict.Undecided();
        }

        return people == 0 ? Verdict.Discard(DiscardReason.NoParticipants)
            : outsiders == 0 ? Verdict.Discard(DiscardReason.InternalOnly)
            : (flags & ItemFlags.Automated) != 0 ? Verdict.Discard(DiscardReason.Automated)
            : best == AddressMatchKind.Domain ? Keep(matches, roles, (flags & ItemFlags.AutomationUnknown) != 0)
            : Verdict.Discard(DiscardReason.Unmatched);
    }

    private Verdict Keep(ReadOnlySpan<AddressMatch> matches, ReadOnlySpan<ParticipantRole> roles, bool isAutomationUnknown)
    {
        _evidence.Add((matcher.Resolve(matches, MemoryMarshal.AsBytes(roles)).Candidates, isAutomationUnknown));
        return Verdict.Keep(_evidence.Count - 1);
    }

    // A whole day has no hour: while it is already today at UTC it is still tomorrow in the west, so today counts.
    private bool IsInWindow(PageItem item) => (item.Flags & ItemFlags.AllDay) == 0
        ? window.Contains(item.Time)
        : item.Time >= window.From.UtcDateTime.Date && item.Time < window.To;

    private static DiscardReason ReasonOf(ItemFlags flags) =>
        (flags & ItemFlags.Draft) != 0 ? DiscardReason.Draft
        : (flags & ItemFlags.Private) != 0 ? DiscardReason.Private
        : (flags & ItemFlags.Cancelled) != 0 ? DiscardReason.Cancelled
        : DiscardReason.Declined;
}
