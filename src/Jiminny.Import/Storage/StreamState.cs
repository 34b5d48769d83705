using Jiminny.Connectors;

namespace Jiminny.Import.Storage;

/// <summary>How far a stream has been imported, as of its last committed page.</summary>
/// <param name="Cursor">Where to go on.</param>
/// <param name="Generation">Which round this is; a new full round gets the next number.</param>
/// <param name="Sequence">How many pages were ever committed; a commit names the number it expects.</param>
/// <param name="Receipt">The round's account so far.</param>
public sealed record StreamState(SyncCursor Cursor, int Generation, long Sequence, ImportReceipt Receipt);
