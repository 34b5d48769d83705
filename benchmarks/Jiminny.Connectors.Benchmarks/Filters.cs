using System.Collections.Frozen;
using System.Text;

namespace Jiminny.Connectors.Benchmarks;

/// <summary>Keeps what names a known address, looked up without making a string of it.</summary>
internal sealed class KnownAddressFilter(FrozenDictionary<string, int> known) : IPageFilter
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _known = known.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Decide(in PageView page, Span<Verdict> verdicts)
    {
        Span<char> text = stackalloc char[320];
        for (var i = 0; i < page.Items.Length; i++)
        {
            var item = page.Items[i];
            for (var p = item.FirstParticipant; p < item.FirstParticipant + item.ParticipantCount; p++)
            {
                if (Encoding.UTF8.TryGetChars(page.Buffer[page.Addresses[p]], text, out var length) && _known.ContainsKey(text[..length]))
                {
                    verdicts[i] = Verdict.Keep(evidence: 0);
                    break;
                }
            }
        }
    }
}

/// <summary>Keeps nothing.</summary>
internal sealed class DiscardingFilter : IPageFilter
{
    public void Decide(in PageView page, Span<Verdict> verdicts) => verdicts.Fill(Verdict.Discard(DiscardReason.Unmatched));
}
