namespace Jiminny.Emulator;

/// <summary>What happened to one message of a mailbox.</summary>
internal sealed record HistoryRecord(ulong Id, EmulatedMessage Message, HistoryKind Kind)
{
    public IReadOnlyList<string> LabelsAdded { get; init; } = [];

    public IReadOnlyList<string> LabelsRemoved { get; init; } = [];
}

internal enum HistoryKind
{
    Added,
    Deleted,
    Labelled,
}

/// <summary>The changes of a mailbox, oldest first, as far back as the vendor remembers them. Not thread-safe.</summary>
internal sealed class MailHistory
{
    private readonly List<HistoryRecord> records = [];
    private ulong forgotten;

    public void Add(HistoryRecord record) => records.Add(record);

    /// <summary>Forgets all that happened up to an id.</summary>
    public void Forget(ulong upTo)
    {
        forgotten = upTo;
        records.RemoveAll(r => r.Id <= upTo);
    }

    /// <returns>Null when the vendor does not remember that far back.</returns>
    public List<HistoryRecord>? After(ulong start)
    {
        if (start < forgotten)
            return null;
        var (low, high) = (0, records.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (records[middle].Id <= start)
                low = middle + 1;
            else
                high = middle;
        }
        return records[low..];
    }
}
