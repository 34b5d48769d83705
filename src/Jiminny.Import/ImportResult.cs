using Jiminny.Connectors;

namespace Jiminny.Import;

/// <summary>How the import of one stream of one mailbox ended, and what it has come to so far.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Receipt">All committed pages of this stream, earlier runs included.</param>
public sealed record ImportResult(ImportStatus Status, ImportReceipt Receipt)
{
    /// <summary>When to come back, for <see cref="ImportStatus.Waiting"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the provider answered, for <see cref="ImportStatus.Waiting"/> and <see cref="ImportStatus.Failed"/>.</summary>
    public SourceFailure? Failure { get; init; }
}
