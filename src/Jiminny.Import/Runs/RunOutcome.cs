using Jiminny.Connectors;

namespace Jiminny.Import.Runs;

/// <summary>How a run over a stream ended.</summary>
internal readonly record struct RunOutcome(ImportStatus Status, SourceFailure? Failure = null)
{
    public static RunOutcome Completed { get; } = new(ImportStatus.Completed);

    public static RunOutcome FencedOut { get; } = new(ImportStatus.FencedOut);

    public bool IsCompleted => Status == ImportStatus.Completed;

    public static RunOutcome Of(SourceFailure failure) => new(failure.RetryAt is null ? ImportStatus.Failed : ImportStatus.Waiting, failure);
}
