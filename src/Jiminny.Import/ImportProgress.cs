using Jiminny.Import.Runs;

namespace Jiminny.Import;

/// <summary>A snapshot after a committed page, or when a run begins to wait.</summary>
/// <param name="Receipt">What the stream has come to so far.</param>
/// <param name="WaitingUntil">Until when the run waits because the provider asked it to; <see langword="null"/> while it works.</param>
public sealed record ImportProgress(ImportReceipt Receipt, DateTimeOffset? WaitingUntil)
{
    /// <summary>The run under way and its own account; <see langword="null"/> when it is none of a store's.</summary>
    public ImportRun? Run { get; init; }

    /// <summary>How many items a second this process has listed in the run; <see langword="null"/> when that cannot be said yet.</summary>
    public double? ItemsPerSecond { get; init; }

    /// <summary>
    /// How many items the run is expected to list still, from what the window held when it was last read to its end; <see langword="null"/> in the first one.
    /// </summary>
    public long? Remaining { get; init; }
}
