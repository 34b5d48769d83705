using System.Collections.Concurrent;

namespace Jiminny.Connectors.Google.Health;

/// <summary>Since when mailboxes wait for Google: throttled, or unanswered. Thread-safe.</summary>
internal sealed class WaitingMailboxes(TimeProvider time)
{
    private readonly ConcurrentDictionary<MailboxKey, DateTimeOffset> _since = new();

    public int Count => _since.Count;

    /// <summary>How long the one has waited that waits longest; null when none does.</summary>
    public TimeSpan? Oldest => _since.IsEmpty ? null : time.GetUtcNow() - _since.Values.Min();

    /// <summary>Notes how a request of a mailbox ended. Refusals that the user has to mend are no waiting.</summary>
    public void Note(MailboxKey mailbox, SourceFailure? failure)
    {
        if (failure is { Error: SourceError.Throttled or SourceError.ServiceDown or SourceError.Protocol })
            _since.TryAdd(mailbox, time.GetUtcNow());
        else if (!_since.IsEmpty)
            _since.TryRemove(mailbox, out _);
    }
}
