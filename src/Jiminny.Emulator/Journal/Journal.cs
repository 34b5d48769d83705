namespace Jiminny.Emulator;

/// <summary>Every request the world has answered, in order. Thread-safe; cheap enough for half a million entries.</summary>
public sealed class Journal
{
    private readonly Lock gate = new();
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<string, MailboxTotals> totals = new(StringComparer.Ordinal);
    private MailboxTotals overall;

    /// <summary>How many requests there were.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    /// <summary>Sums over all mailboxes and over requests without a valid token.</summary>
    public MailboxTotals Totals
    {
        get
        {
            lock (gate)
                return overall;
        }
    }

    /// <summary>A copy of the entries so far.</summary>
    public IReadOnlyList<JournalEntry> Entries()
    {
        lock (gate)
            return [.. entries];
    }

    /// <summary>Sums for one mailbox; zeros when it was never asked for.</summary>
    public MailboxTotals For(string mailboxKey)
    {
        lock (gate)
            return totals.GetValueOrDefault(mailboxKey);
    }

    /// <summary>Forgets everything, for tests that look at one stage only.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            totals.Clear();
            overall = default;
        }
    }

    internal void Add(in JournalEntry entry)
    {
        var throttled = entry.Status == 429 || entry.ErrorCode is "rateLimitExceeded" or "userRateLimitExceeded";
        lock (gate)
        {
            entries.Add(entry);
            overall = overall.Plus(entry, throttled);
            if (entry.Mailbox is not null)
                totals[entry.Mailbox] = totals.GetValueOrDefault(entry.Mailbox).Plus(entry, throttled);
        }
    }
}
