namespace Jiminny.Import.Runs;

/// <summary>One run over a stream, and its own account. A stream's runs together are its history.</summary>
/// <param name="Number">Names the run within its stream; grows from run to run, with gaps.</param>
/// <param name="Kind">What it reads.</param>
/// <param name="Receipt">What it has come to so far; complete when it has reached its end.</param>
public sealed record ImportRun(long Number, RunKind Kind, ImportReceipt Receipt);
