using Jiminny.Connectors;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Judging;

/// <summary>A page as the provider's journal has it: what was on it, and what the rules' words say of each item.</summary>
/// <param name="CrmPosition">What the reading process knew of the CRM.</param>
/// <param name="RoundStart">When the round it belongs to began, as far as the reader knows.</param>
/// <param name="Items">The items with their verdicts.</param>
internal sealed record DeliveredPage(int CrmPosition, int RoundStart, IReadOnlyList<(string Id, string Verdict)> Items);

/// <summary>What a receipt must say, added up from delivered pages.</summary>
internal sealed class Account
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    private long _pages;

    public long Listed { get; private set; }

    public long Repeated { get; private set; }

    public long Of(string verdict) => _counts.GetValueOrDefault(verdict);

    public void Add(DeliveredPage page)
    {
        _pages++;
        foreach (var (id, verdict) in page.Items)
        {
            Listed++;
            _counts[verdict] = Of(verdict) + 1;
            if (verdict == ModelVerdict.Keep && !_kept.Add(id))
            {
                Repeated++;
            }
        }
    }

    /// <summary>An item that has left the store is new when it comes again.</summary>
    public void KeepOnly(IReadOnlySet<string> stored) => _kept.IntersectWith(stored);

    /// <summary>In what a receipt differs; empty when in nothing.</summary>
    public string DifferenceTo(Import.ImportReceipt receipt)
    {
        var differences = new List<string>();
        Compare("pages", _pages, receipt.Pages);
        Compare("listed", Listed, receipt.Listed);
        Compare("kept", Of(ModelVerdict.Keep), receipt.Kept);
        Compare("repeated", Repeated, receipt.Repeated);
        Compare("undecided", Of(ModelVerdict.Undecided), receipt.Undecided);
        Compare("failed", 0, receipt.Failed);
        foreach (var reason in Enum.GetValues<DiscardReason>())
        {
            Compare(reason.ToString(), Of(reason.ToString()), receipt.Discarded[reason]);
        }

        return string.Join(", ", differences);

        void Compare(string what, long journal, long told)
        {
            if (journal != told)
            {
                differences.Add($"{what} {told} instead of {journal}");
            }
        }
    }
}
