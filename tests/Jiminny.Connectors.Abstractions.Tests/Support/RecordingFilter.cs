using System.Text;

namespace Jiminny.Connectors.Testing;

/// <summary>What a filter was shown of one item.</summary>
public sealed record SeenItem(IReadOnlyList<(ParticipantRole Role, string Address)> Participants, DateTimeOffset Time, ItemFlags Flags)
{
    public IEnumerable<string> Addresses => Participants.Select(participant => participant.Address);
}

/// <summary>Remembers what it is shown and decides by a rule.</summary>
public sealed class RecordingFilter(Func<SeenItem, Verdict> decide) : IPageFilter
{
    public static RecordingFilter KeepAll() => new(_ => Verdict.Keep(evidence: 7));

    public static RecordingFilter KeepNone() => new(_ => Verdict.Discard(DiscardReason.Unmatched));

    public List<SeenItem> Seen { get; } = [];

    /// <summary>How often it was called.</summary>
    public int Calls { get; private set; }

    public void Decide(in PageView page, Span<Verdict> verdicts)
    {
        Calls++;
        for (var i = 0; i < page.Items.Length; i++)
        {
            var item = page.Items[i];
            var participants = new List<(ParticipantRole, string)>();
            for (var p = item.FirstParticipant; p < item.FirstParticipant + item.ParticipantCount; p++)
                participants.Add((page.Roles[p], Encoding.UTF8.GetString(page.Buffer[page.Addresses[p]])));

            var seen = new SeenItem(participants, item.Time, item.Flags);
            Seen.Add(seen);
            verdicts[i] = decide(seen);
        }
    }
}

/// <summary>Discards all without looking or allocating.</summary>
public sealed class DiscardingFilter : IPageFilter
{
    public void Decide(in PageView page, Span<Verdict> verdicts) => verdicts.Fill(Verdict.Discard(DiscardReason.Unmatched));
}
