using Jiminny.Connectors;
using Jiminny.Import.Runs;

namespace Jiminny.Import.Storage;

/// <summary>How far a stream has been imported, as of its last committed page.</summary>
/// <param name="Cursor">Where to go on.</param>
/// <param name="Generation">Which round this is; a new full round gets the next number.</param>
/// <param name="Sequence">How many pages were ever committed; a commit names the number it expects.</param>
/// <param name="Receipt">The round's account so far, its updates included.</param>
public sealed record StreamState(SyncCursor Cursor, int Generation, long Sequence, ImportReceipt Receipt)
{
    /// <summary>The run that reads the stream, or the last one that did; <see langword="null"/> when nothing is known of one.</summary>
    public ImportRun? Run { get; init; }

    /// <summary>What the stream has been brought up to.</summary>
    public StreamMarks Marks { get; init; } = new();

    /// <summary>The newest matcher that has decided a page of the stream. A page decided by an older one is decided again.</summary>
    public long MatcherVersion { get; init; }

    /// <summary>Why it does not go on at present; <see langword="null"/> while it does.</summary>
    public SourceHalt? Halt { get; init; }
}
