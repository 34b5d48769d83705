using Jiminny.Connectors;
using Jiminny.Import.Filtering;
using Jiminny.Matching;

namespace Jiminny.Import.Previews;

/// <summary>Remembers how an item was decided, and has nothing made of it, so that not even a kept one becomes an object.</summary>
internal sealed class ExplainingFilter(MatchFilter filter, IMatcher matcher) : IPageFilter
{
    /// <summary>The explanation of the last item shown; <see langword="null"/> when none was.</summary>
    public Explanation? Explanation { get; private set; }

    public void Decide(in PageView page, Span<Verdict> verdicts)
    {
        filter.Decide(page, verdicts);
        for (var i = 0; i < verdicts.Length; i++)
        {
            Explanation = Explain(page, page.Items[i], verdicts[i]);
            verdicts[i] = Verdict.Discard(DiscardReason.Unmatched);
        }
    }

    private Explanation Explain(in PageView page, PageItem item, Verdict verdict)
    {
        var participants = new ParticipantFinding[item.ParticipantCount];
        for (var i = 0; i < participants.Length; i++)
        {
            var address = page.Buffer[page.Addresses[item.FirstParticipant + i]];
            participants[i] = new ParticipantFinding(page.Roles[item.FirstParticipant + i], matcher.Match(address).Kind);
        }

        var outcome = verdict.IsKept ? ExplanationOutcome.Kept : verdict.IsUndecided ? ExplanationOutcome.Undecided : ExplanationOutcome.Discarded;
        return new Explanation(outcome)
        {
            Reason = outcome == ExplanationOutcome.Discarded ? verdict.Reason : null,
            Candidates = verdict.IsKept ? filter.Evidence(verdict.Evidence) : [],
            Participants = participants,
            Flags = item.Flags,
            MatcherVersion = matcher.Version,
        };
    }
}
