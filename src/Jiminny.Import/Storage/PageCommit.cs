using Jiminny.Connectors;
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
/// The account after the page, but for <see cref="ImportReceipt.Repeated"/> and <see cref="ImportReceipt.Removed"/>, which only the store can count.
/// </param>
public sealed record PageCommit(
    StreamKey Stream,
    int Generation,
    long ExpectedSequence,
    IReadOnlyList<MatchedItem> Items,
    IReadOnlyList<string> Removed,
    SyncCursor Next,
    long MatcherVersion,
    ImportReceipt Receipt);

/// <summary>A kept item with the reasons why it is kept.</summary>
/// <param name="Item">The message or meeting.</param>
/// <param name="Matches">At least one.</param>
public sealed record MatchedItem(KeptItem Item, IReadOnlyList<MatchCandidate> Matches);
