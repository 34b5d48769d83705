using System.Text;

namespace Jiminny.Matching.Snapshots;

/// <summary>By tier, the organisation's precedence of types, id by code point, then participant.</summary>
internal sealed class CandidateOrder(MatchingRules rules) : IComparer<MatchCandidate>
{
    public int Compare(MatchCandidate? x, MatchCandidate? y)
    {
        var order = x!.Tier.CompareTo(y!.Tier);
        order = order != 0 ? order : rules.RankOf(x.Type).CompareTo(rules.RankOf(y.Type));
        order = order != 0 ? order : CompareByCodePoint(x.Id, y.Id);
        return order != 0 ? order : x.Participant.CompareTo(y.Participant);
    }

    private static int CompareByCodePoint(string left, string right)
    {
        using var others = right.EnumerateRunes().GetEnumerator();
        foreach (var rune in left.EnumerateRunes())
        {
            if (!others.MoveNext())
            {
                return 1;
            }

            if (rune != others.Current)
            {
                return rune.CompareTo(others.Current);
            }
        }

        return others.MoveNext() ? -1 : 0;
    }
}
