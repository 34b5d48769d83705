using System.Collections.Concurrent;

namespace Jiminny.Emulator;

/// <summary>The messages of a mailbox at one moment, newest first, whole and per folder. Immutable.</summary>
internal sealed class MailSnapshot(EmulatedMessage[] messages, ulong historyId, MailDeparture[]? departures = null)
{
    private readonly ConcurrentDictionary<int, EmulatedMessage[]> byFolder = new();

    public static readonly Comparer<EmulatedMessage> NewestFirst = Comparer<EmulatedMessage>.Create(static (a, b) =>
        a.ReceivedTicks != b.ReceivedTicks ? b.ReceivedTicks.CompareTo(a.ReceivedTicks) : b.Mark.CompareTo(a.Mark));

    public EmulatedMessage[] Messages { get; } = messages;

    public ulong HistoryId { get; } = historyId;

    /// <summary>Messages that left a folder, oldest first.</summary>
    public MailDeparture[] Departures { get; } = departures ?? [];

    public EmulatedMessage[] InFolder(EmulatedFolder folder) =>
        byFolder.GetOrAdd(folder.Number, static (number, all) => Array.FindAll(all, m => m.Folder.Number == number), Messages);

    /// <summary>The index of the first message received before <paramref name="ticks"/>.</summary>
    public static int FirstBefore(EmulatedMessage[] messages, long ticks)
    {
        var (low, high) = (0, messages.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (messages[middle].ReceivedTicks >= ticks)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>A message that was deleted from a folder or moved out of it.</summary>
internal readonly record struct MailDeparture(ulong HistoryId, ulong Mark, int Folder, long ReceivedTicks, bool IsMove);
