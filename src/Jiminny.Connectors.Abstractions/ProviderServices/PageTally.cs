namespace Jiminny.Connectors.ProviderServices;

/// <summary>What became of the items of a page so far. Not thread-safe.</summary>
public sealed class PageTally
{
    private readonly List<KeptItem> _kept = [];

    /// <summary>The items kept, in the provider's order.</summary>
    public IReadOnlyList<KeptItem> Kept => _kept;

    /// <summary>The items not kept, by reason.</summary>
    public DiscardCounts Discarded { get; } = new();

    /// <summary>How many items could not be decided.</summary>
    public long Undecided { get; private set; }

    /// <summary>How many items could not be read.</summary>
    public long Failed { get; private set; }

    /// <summary>How many items were listed: kept, discarded, undecided and failed.</summary>
    public long Listed => _kept.Count + Discarded.Total + Undecided + Failed;

    /// <summary>Counts items that the provider listed but that could not be read.</summary>
    /// <param name="count">How many.</param>
    public void Fail(long count = 1) => Failed += count;

    internal void Count(Verdict verdict, in CollectedItem item, IItemFormat format)
    {
        if (verdict.IsUndecided)
            Undecided++;
        else if (!verdict.IsKept)
            Discarded.Add(verdict.Reason);
        else if (format.Create(item, verdict.Evidence) is { } kept)
            _kept.Add(kept);
        else
            Failed++;
    }
}
