using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Matching;

namespace Jiminny.Import.Storage;

/// <summary>What one transaction writes.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Generation">The round the page belongs to.</param>
/// <param name="ExpectedSequence">The sequence the writer has read; a stream that has moved on refuses.</param>
/// <param name="Items">The page's kept items.</param>
/// <param name="Removed">Provider ids of items that are gone.</param>
/// <param name="Next">The cursor after the page.</param>
/// <param name="MatcherVersion">The matcher that decided.</param>
/// <param name="Receipt">
/// The account after the page, but for <see cref="ImportReceipt.Repeated"/>, <see cref="ImportReceipt.Removed"/> and <see cref="ImportReceipt.Expired"/>, which
/// only the store can count.
/// </param>
public sealed record PageCommit(
    StreamKey Stream,
    int Generation,
    long ExpectedSequence,
    IReadOnlyList<MatchedItem> Items,
    IReadOnlyList<string> Removed,
    SyncCursor Next,
    long MatcherVersion,
    ImportReceipt Receipt)
{
    /// <summary>
    /// The run the page belongs to, with its account after the page but for what only the store can count. A run that does not read the stream itself
    /// (<see cref="IsAside"/>) leaves <see cref="Receipt"/> as it was. Default no line in the history.
    /// </summary>
    public ImportRun? Run { get; init; }

    /// <summary>
    /// Whether the page was read beside the stream: what it lists counts for <see cref="Run"/> alone, and cursor and round stay. What it removes counts for both.
    /// </summary>
    public bool IsAside { get; init; }

    /// <summary>Stored items with new reasons; their round stays, and one that is no longer stored stays away. Default none.</summary>
    public IReadOnlyList<MatchedItem> Reviewed { get; init; } = [];

    /// <summary>Items that could not be decided, or again not: their ids are kept with the number of tries. Default none.</summary>
    public IReadOnlyList<PendingItem> Pending { get; init; } = [];

    /// <summary>Ids of pending items that are decided now, or gone: forgotten. Those of <see cref="Items"/> and <see cref="Removed"/> are, unasked.</summary>
    public IReadOnlyList<string> Settled { get; init; } = [];

    /// <summary>What has become too old and leaves with this page. Default nothing.</summary>
    public CommitCutoffs Cutoffs { get; init; } = new();

    /// <summary>What the stream has been brought up to, as of this page.</summary>
    public StreamMarks Marks { get; init; } = new();

    /// <summary>Why the stream does not go on after this page. Default it does.</summary>
    public SourceHalt? Halt { get; init; }

    /// <summary>When the page was decided, by the importing host's clock; stamps pending items.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A kept item with the reasons why it is kept.</summary>
/// <param name="Item">The message or meeting.</param>
/// <param name="Matches">At least one.</param>
public sealed record MatchedItem(KeptItem Item, IReadOnlyList<MatchCandidate> Matches);

/// <summary>Before when things of a stream leave; <see langword="null"/> for never.</summary>
public sealed record CommitCutoffs
{
    /// <summary>Stored items whose time lies before this leave and count as <see cref="ImportReceipt.Expired"/>.</summary>
    public DateTimeOffset? Items { get; init; }

    /// <summary>Pending items that were first listed before this are forgotten, undecided.</summary>
    public DateTimeOffset? Pending { get; init; }

    /// <summary>Runs that began before this are forgotten.</summary>
    public DateTimeOffset? Runs { get; init; }
}
