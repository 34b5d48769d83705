namespace Jiminny.Connectors;

/// <summary>How many items were discarded for each reason. Mutable while a page is read; not thread-safe.</summary>
public sealed class DiscardCounts
{
    private static readonly int ReasonCount = Enum.GetValues<DiscardReason>().Length;

    private readonly long[] _counts = new long[ReasonCount];

    /// <summary>How many items were discarded for one reason.</summary>
    /// <param name="reason">The reason.</param>
    public long this[DiscardReason reason] => _counts[(int)reason];

    /// <summary>How many items were discarded for any reason.</summary>
    public long Total
    {
        get
        {
            var total = 0L;
            foreach (var count in _counts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>Counts discarded items.</summary>
    /// <param name="reason">Why they were discarded.</param>
    /// <param name="count">How many. Default one.</param>
    public void Add(DiscardReason reason, long count = 1) => _counts[(int)reason] += count;

    /// <summary>Adds the counts of another.</summary>
    /// <param name="other">The other.</param>
    public void Add(DiscardCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>Takes over the counts of another.</summary>
    /// <param name="other">The other.</param>
    internal void CopyFrom(DiscardCounts other) => other._counts.CopyTo(_counts, 0);

    /// <summary>The reasons that occurred, with their counts, in the order of <see cref="DiscardReason"/>.</summary>
    /// <returns>Only reasons with a count above zero.</returns>
    public IEnumerable<KeyValuePair<DiscardReason, long>> NonZero()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] != 0)
            {
                yield return new((DiscardReason)i, _counts[i]);
            }
        }
    }
}
