namespace Jiminny.Connectors.ProviderServices;

/// <summary>What became of the items of a page so far. Not thread-safe.</summary>
public sealed class PageTally
{
    private readonly List<KeptItem> _kept = [];
    private readonly List<PendingItem> _pending = [];
    private readonly DiscardCounts _discardedBefore = new();
    private int _keptBefore;
    private int _pendingBefore;
    private long _undecidedBefore;
    private long _failedBefore;
    private long _lastSecond = long.MinValue;

    /// <summary>The items kept, in the provider's order.</summary>
    public IReadOnlyList<KeptItem> Kept => _kept;

    /// <summary>The items not kept, by reason.</summary>
    public DiscardCounts Discarded { get; } = new();

    /// <summary>How many items could not be decided.</summary>
    public long Undecided { get; private set; }

    /// <summary>How many items could not be read.</summary>
    public long Failed { get; private set; }

    /// <summary>Those of the undecided and failed items that have an id.</summary>
    public IReadOnlyList<PendingItem> Pending => _pending;

    /// <summary>How many items were listed: kept, discarded, undecided and failed.</summary>
    public long Listed => _kept.Count + Discarded.Total + Undecided + Failed;

    /// <summary>Counts items that the provider listed but that could not be read.</summary>
    /// <param name="count">How many.</param>
    public void Fail(long count = 1) => Failed += count;

    /// <summary>Counts an item that the provider listed but that could not be read, and remembers its id to try it again.</summary>
    /// <param name="providerId">The provider's id of the item; <see langword="null"/> or empty when even that could not be read.</param>
    public void Fail(string? providerId)
    {
        Failed++;
        Remember(providerId, PendingReason.Unreadable);
    }

    /// <summary>Puts what was read later of a kept item in its place.</summary>
    /// <param name="index">Which of <see cref="Kept"/>.</param>
    /// <param name="item">The same item, completed.</param>
    public void Complete(int index, KeptItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.ProviderId != _kept[index].ProviderId)
            throw new ArgumentException("A kept item can be completed, not exchanged for another.", nameof(item));

        _kept[index] = item;
    }

    /// <summary>
    /// Takes back the items counted last when they are of one second: a listing by time that goes on with that second shows them again. Nothing is taken back
    /// when the last item counted is of another second.
    /// </summary>
    /// <param name="time">Any instant of the second.</param>
    public void WithdrawSecond(DateTimeOffset time)
    {
        if (_lastSecond != SecondOf(time))
            return;

        _kept.RemoveRange(_keptBefore, _kept.Count - _keptBefore);
        _pending.RemoveRange(_pendingBefore, _pending.Count - _pendingBefore);
        Discarded.CopyFrom(_discardedBefore);
        Undecided = _undecidedBefore;
        Failed = _failedBefore;
        _lastSecond = long.MinValue;
    }

    internal void Count(Verdict verdict, in CollectedItem item, IItemFormat format)
    {
        if (_lastSecond != SecondOf(item.Item.Time))
            Remember(item.Item.Time);

        if (verdict.IsUndecided)
            Defer(item, format);
        else if (!verdict.IsKept)
            Discarded.Add(verdict.Reason);
        else if (format.Create(item, verdict.Evidence) is { } kept)
            _kept.Add(kept);
        else
            Fail(item.GetText(format.IdText));
    }

    private void Defer(in CollectedItem item, IItemFormat format)
    {
        Undecided++;
        Remember(item.GetText(format.IdText), PendingReason.PartialParticipants);
    }

    private static long SecondOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerSecond;

    private void Remember(DateTimeOffset time)
    {
        _lastSecond = SecondOf(time);
        _keptBefore = _kept.Count;
        _pendingBefore = _pending.Count;
        _discardedBefore.CopyFrom(Discarded);
        _undecidedBefore = Undecided;
        _failedBefore = Failed;
    }

    private void Remember(string? providerId, PendingReason reason)
    {
        if (!string.IsNullOrEmpty(providerId))
            _pending.Add(new PendingItem(providerId, reason));
    }
}
