using System.Buffers;
using System.Runtime.InteropServices;
using Jiminny.Connectors;
using Jiminny.Matching;

namespace Jiminny.Import.Filtering;

/// <summary>
/// Decides what of one page is kept. Rules in order: window, draft, sensitivity, cancelled, declined, participants, CRM match, internal only. Only a kept
/// item allocates.
/// </summary>
internal sealed class MatchFilter(IMatcher matcher, TimeWindow window) : IPageFilter
{
    private const ItemFlags Gates = ItemFlags.Draft | ItemFlags.Private | ItemFlags.Cancelled | ItemFlags.Declined;

    private readonly List<IReadOnlyList<MatchCandidate>> _evidence = [];

    public IReadOnlyList<MatchCandidate> Evidence(int number) => _evidence[number];

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
                verdicts[i] = Decide(
                    item,
                    matches.Slice(item.FirstParticipant, item.ParticipantCount),
                    page.Roles.Slice(item.FirstParticipant, item.ParticipantCount));
            }
        }
        finally
        {
            ArrayPool<AddressMatch>.Shared.Return(rented);
        }
    }

    private Verdict Decide(PageItem item, Span<AddressMatch> matches, ReadOnlySpan<ParticipantRole> roles)
    {
        if (!IsInWindow(item))
        {
            return Verdict.Discard(DiscardReason.OutsideWindow);
        }

        if ((item.Flags & Gates) != 0)
        {
            return Verdict.Discard(ReasonOf(item.Flags));
        }

        var people = 0;
        var outsiders = 0;
        var known = false;
        for (var i = 0; i < matches.Length; i++)
        {
            if (roles[i] == ParticipantRole.Resource)
            {
                matches[i] = default;
                continue;
            }

            people++;
            known |= matches[i].IsMatch;
            outsiders += matches[i].Kind == AddressMatchKind.Internal ? 0 : 1;
        }

        if (known)
        {
            _evidence.Add(matcher.Resolve(matches, MemoryMarshal.AsBytes(roles)).Candidates);
            return Verdict.Keep(_evidence.Count - 1);
        }

        // Whom the provider withholds may be a customer: not matched is not decided.
        if ((item.Flags & ItemFlags.PartialParticipants) != 0)
        {
            return Verdict.Undecided();
        }

        return Verdict.Discard(
            people == 0 ? DiscardReason.NoParticipants
            : outsiders == 0 ? DiscardReason.InternalOnly
            : DiscardReason.Unmatched);
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
