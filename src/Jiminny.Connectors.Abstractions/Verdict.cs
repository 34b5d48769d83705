namespace Jiminny.Connectors;

/// <summary>A filter's decision about one item. The default is <see cref="DiscardReason.Unmatched"/>: what nobody decided is not kept.</summary>
public readonly record struct Verdict
{
    private readonly byte _kind;

    private Verdict(byte kind, DiscardReason reason, int evidence)
    {
        _kind = kind;
        Reason = reason;
        Evidence = evidence;
    }

    /// <summary>Whether the item is kept.</summary>
    public bool IsKept => _kind == 1;

    /// <summary>Whether the item cannot be decided yet, since the provider withheld participants. It is counted on its own line.</summary>
    public bool IsUndecided => _kind == 2;

    /// <summary>Why the item is discarded; meaningful only when it is neither kept nor undecided.</summary>
    public DiscardReason Reason { get; }

    /// <summary>The filter's own number for the evidence of a kept item; it comes back as <see cref="KeptItem.Evidence"/>.</summary>
    public int Evidence { get; }

    /// <summary>Keep the item.</summary>
    /// <param name="evidence">The filter's own number for its evidence.</param>
    /// <returns>The verdict.</returns>
    public static Verdict Keep(int evidence) => new(1, default, evidence);

    /// <summary>Discard the item; only the count by reason remains.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The verdict.</returns>
    public static Verdict Discard(DiscardReason reason) => new(0, reason, 0);

    /// <summary>Leave the item undecided; nothing of it is kept.</summary>
    /// <returns>The verdict.</returns>
    public static Verdict Undecided() => new(2, default, 0);
}
