namespace Jiminny.Connectors;

/// <summary>One page: what was kept, how much was not and why, and where to go on.</summary>
public sealed record Page : PageResult
{
    /// <summary>How many items the provider listed: kept, discarded, undecided and failed together.</summary>
    public required long Listed { get; init; }

    /// <summary>The items the filter kept, in the provider's order.</summary>
    public required IReadOnlyList<KeptItem> Kept { get; init; }

    /// <summary>The items the filter did not keep, as counts.</summary>
    public required DiscardCounts Discarded { get; init; }

    /// <summary>How many items could not be decided, since the provider withheld participants.</summary>
    public long Undecided { get; init; }

    /// <summary>How many items the provider listed but could not be read, such as a message whose answer is broken.</summary>
    public long Failed { get; init; }

    /// <summary>The items that could not be decided or read and are named by an id, so that they can be tried again. Default none.</summary>
    public IReadOnlyList<PendingItem> Pending { get; init; } = [];

    /// <summary>Ids of items that are gone at the provider. Default none.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Where to go on: after this page, or, when <see cref="IsLast"/>, for changes later.</summary>
    public required SyncCursor Next { get; init; }

    /// <summary>Whether the stream is read up to now.</summary>
    public required bool IsLast { get; init; }
}
