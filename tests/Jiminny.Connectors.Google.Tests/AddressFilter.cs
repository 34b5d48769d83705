using System.Text;

namespace Jiminny.Connectors.Google;

/// <summary>Keeps what names one of some addresses.</summary>
internal sealed class AddressFilter(IEnumerable<string> addresses) : IPageFilter
{
    private readonly HashSet<string> _addresses = new(addresses, StringComparer.OrdinalIgnoreCase);

    public void Decide(in PageView page, Span<Verdict> verdicts)
    {
        for (var i = 0; i < page.Items.Length; i++)
        {
            var item = page.Items[i];
            var isKnown = false;
            foreach (var range in page.Addresses.Slice(item.FirstParticipant, item.ParticipantCount))
                isKnown |= _addresses.Contains(Encoding.UTF8.GetString(page.Buffer[range]));

            verdicts[i] = isKnown ? Verdict.Keep(0) : Verdict.Discard(DiscardReason.Unmatched);
        }
    }
}
